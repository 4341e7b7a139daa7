/* Preloaded into an unmodified daemon: when the parser reads the date of a letter that says 1 April 1999, the daemon aborts, as
 * by a bug in a library, or with JOYS_HANG set never comes back. A minute's deadline becomes a second's. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void* g_mime_utils_header_decode_date(const char* text) {
  void* (*real)(const char*);
  *(void**)&real = dlsym(RTLD_NEXT, "g_mime_utils_header_decode_date");
  if (text && strstr(text, "1 Apr 1999")) {
    while (getenv("JOYS_HANG")) pause();
    abort();
  }
  return real(text);
}

unsigned alarm(unsigned seconds) {
  unsigned (*real)(unsigned);
  *(void**)&real = dlsym(RTLD_NEXT, "alarm");
  return real(seconds ? 1 : 0);
}
