// The search page: completions while typing, hits, facets, pages. What it shows is in the address, so that back,
// forward and links work.
'use strict'

const $ = id => document.getElementById(id)
const input = $('query')
const list = $('completions')
const names = { category: 'Category', tags: 'Tags', published: 'Year' }
let next = null
let chosen = -1
let typing = 0
let asked = 0

// Of Han characters alone nobody can tell the language; kana and Hangul tell theirs, and a few simplified or
// traditional characters that texts hardly do without.
function language (text) {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja'
  if (/[\uac00-\ud7a3]/.test(text)) return 'ko'
  if (/[\u4e00-\u9fff]/.test(text)) return /[這個為來時會說對們還後國發過學沒與]/.test(text) ? 'zh-Hant' : 'zh-Hans'
  return ''
}

function element (name, content, attributes = {}) {
  const made = document.createElement(name)
  if (typeof content === 'string') made.textContent = content
  else if (content) made.append(...content)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  const lang = language(made.textContent)
  if (lang) made.lang = lang
  return made
}

// Titles and snippets come as escaped text with mark elements: nothing else is taken over.
function marked (name, html) {
  const made = document.createElement(name)
  const parsed = new DOMParser().parseFromString(html, 'text/html').body
  for (const node of parsed.childNodes) {
    made.append(node.nodeName === 'MARK' ? element('mark', node.textContent) : node.textContent)
  }
  const lang = language(made.textContent)
  if (lang) made.lang = lang
  return made
}

async function get (path, parameters) {
  const answer = await fetch(`${path}?${parameters}`)
  const body = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Error(body.error?.message ?? `the service answers ${answer.status}`)
  return body
}

function closeCompletions () {
  typing++
  chosen = -1
  list.hidden = true
  input.setAttribute('aria-expanded', 'false')
  input.removeAttribute('aria-activedescendant')
}

async function complete () {
  const turn = ++typing
  const typed = input.value
  if (!typed.trim()) return closeCompletions()
  let found
  try {
    found = (await get('complete', new URLSearchParams({ q: typed }))).completions
  } catch {
    // Typing goes on without completions; a search tells what is wrong.
    found = []
  }
  // Somebody typed on, or searched, in the meantime.
  if (turn !== typing) return
  chosen = -1
  input.removeAttribute('aria-activedescendant')
  list.replaceChildren(...found.map((completion, number) => {
    const item = element('li', [completion.text, element('span', String(completion.documents))],
      { role: 'option', id: `completion-${number}`, 'aria-selected': 'false' })
    item.addEventListener('mousedown', event => {
      event.preventDefault()
      take(completion.text)
    })
    item.dataset.text = completion.text
    return item
  }))
  list.hidden = found.length === 0
  input.setAttribute('aria-expanded', String(found.length > 0))
}

function choose (step) {
  const items = [...list.children]
  if (list.hidden || items.length === 0) return
  // One place more than there are items: that of what was typed.
  chosen = (chosen + 1 + step + items.length + 1) % (items.length + 1) - 1
  items.forEach((item, number) => item.setAttribute('aria-selected', String(number === chosen)))
  if (chosen >= 0) {
    input.setAttribute('aria-activedescendant', items[chosen].id)
    items[chosen].scrollIntoView({ block: 'nearest' })
  } else input.removeAttribute('aria-activedescendant')
}

function take (text) {
  input.value = text
  go({ q: text })
}

// Goes to a search: the parameters that are given replace those of the address.
function go (changes) {
  const parameters = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name)
    for (const one of [value].flat()) if (one) parameters.append(name, one)
  }
  if ('q' in changes) for (const name of ['category', 'tags', 'from', 'to']) parameters.delete(name)
  history.pushState(null, '', `?${parameters}`)
  show()
}

function hit (found) {
  const facts = [found.category, found.published?.slice(0, 10), ...(found.tags ?? [])].filter(Boolean)
  if (found.views != null) facts.push(`${found.views.toLocaleString()} views`)
  if (found.partial) facts.push('matches in part')
  const item = element('li', [marked('h3', found.title), marked('p', found.snippet)], { 'data-id': found.id })
  if (facts.length) item.append(element('p', facts.join('  ·  '), { class: 'facts' }))
  return item
}

function facets (all) {
  const parameters = new URLSearchParams(location.search)
  $('facets').replaceChildren(...Object.entries(names).flatMap(([name, title]) => {
    const buckets = all[name] ?? []
    if (buckets.length === 0) return []
    const rows = buckets.map(bucket => {
      const isYear = name === 'published'
      const isOn = isYear ? parameters.get('from') === bucket.value : parameters.getAll(name).includes(bucket.value)
      const box = element('input', '', { type: 'checkbox' })
      box.checked = isOn
      box.addEventListener('change', () => {
        if (isYear) return go({ from: box.checked ? bucket.value : '', to: box.checked ? bucket.value : '' })
        const values = parameters.getAll(name).filter(value => value !== bucket.value)
        go({ [name]: box.checked ? [...values, bucket.value] : values })
      })
      return element('label', [box, bucket.value, element('span', String(bucket.count))])
    })
    return [element('section', [element('h2', title), ...rows])]
  }))
}

function suggest (suggestion) {
  const place = $('suggestion')
  place.hidden = !suggestion
  if (!suggestion) return
  if (suggestion.query) {
    const button = element('button', suggestion.query, { type: 'button' })
    button.addEventListener('click', () => take(suggestion.query))
    place.replaceChildren('Did you mean ', button, ` (${suggestion.documents})?`)
  } else {
    place.replaceChildren(`No article has: ${suggestion.missing.join(', ')}`)
  }
}

async function show (isMore = false) {
  const turn = ++asked
  closeCompletions()
  const parameters = new URLSearchParams(location.search)
  if (!isMore && document.activeElement !== input) input.value = parameters.get('q') ?? ''
  $('sort').value = parameters.get('sort') ?? 'relevance'
  if (isMore) {
    parameters.set('after', next)
    parameters.set('facets', 'no')
  }
  $('failure').hidden = true
  let answer
  try {
    answer = await get('search', parameters)
  } catch (error) {
    if (turn !== asked) return
    $('failure').textContent = error.message
    $('failure').hidden = false
    $('more').hidden = true
    return
  }
  if (turn !== asked) return
  const hits = answer.hits.map(hit)
  if (isMore) $('hits').append(...hits)
  else {
    $('hits').replaceChildren(...hits)
    facets(answer.facets)
    suggest(answer.suggestion)
    $('bar').hidden = false
    const count = answer.total.count.toLocaleString()
    const partial = answer.hits.some(found => found.partial)
    $('summary').textContent =
      `${answer.total.exact ? '' : 'at least '}${count} ${answer.total.count === 1 ? 'article' : 'articles'}` +
      (partial ? ', others match in part' : '') + (answer.remarks.length ? `; ${answer.remarks.join('; ')}` : '')
    document.title = parameters.get('q') ? `${parameters.get('q')} – Articles` : 'Articles'
  }
  next = answer.next ?? null
  $('more').hidden = !next
  document.body.dataset.shown = String(turn)
}

input.addEventListener('input', event => { if (!event.isComposing) complete() })
// Input methods compose a word before it is typed: what is composed completes, too, when it is settled.
input.addEventListener('compositionend', complete)
input.addEventListener('blur', closeCompletions)
input.addEventListener('keydown', event => {
  if (event.isComposing) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    choose(event.key === 'ArrowDown' ? 1 : -1)
  } else if (event.key === 'Escape') {
    event.preventDefault()
    closeCompletions()
  }
})
$('form').addEventListener('submit', event => {
  event.preventDefault()
  take(chosen >= 0 ? list.children[chosen].dataset.text : input.value)
})
$('sort').addEventListener('change', event => {
  go({ sort: event.target.value === 'relevance' ? '' : event.target.value })
})
$('more').addEventListener('click', () => show(true))
document.addEventListener('keydown', event => {
  if (event.key === '/' && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
    event.preventDefault()
    input.focus()
    input.select()
  }
})
window.addEventListener('popstate', () => {
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  show()
})
input.value = new URLSearchParams(location.search).get('q') ?? ''
show()
