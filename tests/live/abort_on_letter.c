/* Preloaded into an unmodified daemon: aborts it when the parser reads the date of a letter that says 1 April 1999, as a bug
 * in a library would. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

void* g_mime_utils_header_decode_date(const char* text) {
  void* (*real)(const char*);
  *(void**)&real = dlsym(RTLD_NEXT, "g_mime_utils_header_decode_date");
  if (text && strstr(text, "1 Apr 1999")) abort();
  return real(text);
}
