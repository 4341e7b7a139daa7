// Catch2 2 (Debian 12) and 3 (Debian 13) behind one name.
#pragma once
#ifdef JOYS_CATCH2_V2
#include <catch2/catch.hpp>
inline auto contains_text(const std::string& part) { return Catch::Matchers::Contains(part); }
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
inline auto contains_text(const std::string& part) { return Catch::Matchers::ContainsSubstring(part); }
#endif
