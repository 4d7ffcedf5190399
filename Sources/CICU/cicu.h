/* Empty on purpose. ICU's headers must never reach Swift: the toolchain's Foundation carries an
   ICU of another version, and clang merges the enums of both and fails. Only CICUShims' .c files
   include <unicode/…>. */
