// Where templates and weights lie: beside the program in a build folder, under ../share when installed.
#pragma once
#include <string>

namespace joys {

// "<folder of the program>/share/joysandconcerns" or "<folder>/../share/joysandconcerns". Throws std::runtime_error
// naming both if neither is there.
std::string data_folder();

}  // namespace joys
