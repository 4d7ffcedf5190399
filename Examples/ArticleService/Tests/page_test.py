"""The search page in a browser.

page_test.py PROGRAM ARTICLES [SCREENSHOTS]
"""

import asyncio
import pathlib
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from service import Connection, Service, articles

program, folder = sys.argv[1], sys.argv[2]
screenshots = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None


def browser(width, height, dark=False):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en"]:
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    if dark:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                               {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    return driver


class Page:
    def __init__(self, driver, port):
        self.driver, self.base = driver, f"http://127.0.0.1:{port}/"
        self.wait = WebDriverWait(driver, 10)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def until(self, condition):
        return self.wait.until(lambda _: condition())

    def open(self, path=""):
        self.driver.get(self.base + path)
        self.until(lambda: self.one("body").get_attribute("data-shown"))

    def acts(self, action):
        """Waits until what an action asked for is shown."""
        before = self.one("body").get_attribute("data-shown")
        action()
        self.until(lambda: self.one("body").get_attribute("data-shown") != before)

    def photograph(self, name):
        if screenshots:
            self.driver.save_screenshot(str(screenshots / f"{name}.png"))

    def is_as_wide_as_the_window(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def wide(page):
    page.open()
    assert len(page.all("#hits li")) == 10
    # The key that leads to the box, completions by the arrows, Escape and Enter.
    page.one("body").click()
    page.driver.execute_script("document.activeElement.blur()")
    page.one("body").send_keys("/")
    box = page.one("#query")
    assert page.driver.switch_to.active_element == box
    box.send_keys("gar")
    page.until(lambda: page.all("#completions li"))
    page.photograph("completions")
    box.send_keys(Keys.ARROW_DOWN)
    chosen = page.one("#completions li[aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    box.send_keys(Keys.ESCAPE)
    assert not page.one("#completions").is_displayed() and box.get_attribute("value") == "gar"
    box.send_keys("l")
    page.until(lambda: page.all("#completions li") and page.one("#completions").is_displayed())
    box.send_keys(Keys.ARROW_DOWN)
    text = page.one("#completions li[aria-selected=true]").get_attribute("data-text")
    page.acts(lambda: box.send_keys(Keys.ENTER))
    assert box.get_attribute("value") == text and page.all("#hits mark")

    page.open("?q=大蒜")
    assert page.all("#hits mark")
    assert "articles" in page.one("#summary").text
    assert {e.get_attribute("lang") for e in page.all("#hits h3")} & {"zh-Hans", "zh-Hant"}
    page.photograph("hits")
    # A facet narrows, and going back widens again.
    before = page.one("#summary").text
    label = page.one("#facets label")
    expected = label.find_element(By.TAG_NAME, "span").text
    page.acts(lambda: label.find_element(By.TAG_NAME, "input").click())
    assert page.one("#summary").text.startswith(expected + " "), page.one("#summary").text
    page.photograph("facet")
    page.acts(page.driver.back)
    assert page.one("#summary").text == before
    # Pages until there are no more, each hit once.
    while page.one("#more").is_displayed():
        page.acts(lambda: page.driver.execute_script("document.getElementById('more').click()"))
    ids = [e.get_attribute("data-id") for e in page.all("#hits li")]
    assert len(ids) == len(set(ids)) and len(ids) >= int(before.split()[0])
    page.acts(lambda: page.driver.execute_script(
        "const s = document.getElementById('sort'); s.value = 'views'; s.dispatchEvent(new Event('change'))"))
    assert "sort=views" in page.driver.current_url

    page.open("?q=garlci")
    button = page.one("#suggestion button")
    assert button.text == "garlic"
    page.photograph("suggestion")
    page.acts(button.click)
    assert page.all("#hits li")
    page.driver.get(page.base + "?q=" + "x" * 1100)
    page.until(lambda: page.one("#failure").is_displayed())
    assert "bytes" in page.one("#failure").text


def run(port):
    driver = browser(1100, 800)
    try:
        page = Page(driver, port)
        wide(page)
        log = [entry for entry in driver.get_log("browser") if "414" not in entry["message"] and "favicon" not in entry["message"]]
        assert not log, log
    finally:
        driver.quit()
    driver = browser(380, 740, dark=True)
    try:
        page = Page(driver, port)
        page.open("?q=마늘")
        assert page.all("#hits mark")
        assert page.is_as_wide_as_the_window()
        ground = page.one("body").value_of_css_property("background-color")
        assert max(int(part) for part in ground[ground.index("(") + 1:-1].split(",")[:3]) < 64, ground
        page.photograph("phone-dark")
        page.open("?q=にんにく")
        assert "ja" in {e.get_attribute("lang") for e in page.all("#hits h3")}
    finally:
        driver.quit()


async def fill(port):
    client = Connection(port)
    for article in articles(folder):
        await client.request("PUT", f"/articles/{article['id']}", article)
    client.close()


with tempfile.TemporaryDirectory() as temporary:
    service = Service(program, str(pathlib.Path(temporary, "articles.garlic")))
    try:
        asyncio.run(fill(service.port))
        run(service.port)
    finally:
        service.stop()
print("the page: ok")
