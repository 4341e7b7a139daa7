// What ThreadSanitizer cannot see: an exception that travels through a future is counted inside libstdc++, which is not
// instrumented, so that the last release looks like a race with the last look at it.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race:std::__exception_ptr::exception_ptr::_M_release\n";
}
