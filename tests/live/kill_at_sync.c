/* Preloaded into an unmodified daemon: SIGKILL at the n-th time it makes something durable (JOYS_KILL_SYNC=n), just before
 * that sync or, with JOYS_KILL_AFTER=1, just after it. With JOYS_COUNT_FILE the number of syncs is written there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_int syncs;

static void note(int n) {
  const char* file = getenv("JOYS_COUNT_FILE");
  if (!file) return;
  char text[16];
  const int length = snprintf(text, sizeof text, "%d\n", n);
  const int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd < 0) return;
  if (write(fd, text, (size_t)length) != length) abort();
  close(fd);
}

static int synced(int fd, const char* name) {
  int (*real)(int);
  *(void**)&real = dlsym(RTLD_NEXT, name);
  const char* at = getenv("JOYS_KILL_SYNC");
  const int n = atomic_fetch_add(&syncs, 1) + 1, now = at && n == atoi(at);
  note(n);
  if (now && !getenv("JOYS_KILL_AFTER")) kill(getpid(), SIGKILL);
  const int result = real(fd);
  if (now) kill(getpid(), SIGKILL);
  return result;
}

int fdatasync(int fd) { return synced(fd, "fdatasync"); }
int fsync(int fd) { return synced(fd, "fsync"); }
