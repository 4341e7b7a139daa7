#include "daemon/paths.h"

#include <filesystem>
#include <stdexcept>

namespace joys {

std::string data_folder() {
  namespace fs = std::filesystem;
  const auto program = fs::read_symlink("/proc/self/exe").parent_path();
  const auto built = program / "share/joysandconcerns", installed = program.parent_path() / "share/joysandconcerns";
  for (const auto& folder : {built, installed})
    if (fs::is_directory(folder / "templates")) return folder.string();
  throw std::runtime_error("no templates in " + built.string() + " or " + installed.string() +
                           "; build with cmake --build, or install with cmake --install");
}

}  // namespace joys
