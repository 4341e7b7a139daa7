// The letters and pages as text files. A missing or unused value is an error: a letter never goes out with a hole.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

enum class Escape { mail, html };  // mail: control characters and line breaks in values become blanks

struct TemplateError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// All templates under one folder (mail/LANG/*.mustache, web/*.mustache), read at once. Immutable, shared by threads.
class Templates {
 public:
  // Throws TemplateError naming the file and line.
  static std::shared_ptr<const Templates> load(const std::string& folder);
  virtual ~Templates() = default;
  // `name` is "mail/en/opt_out_done". Throws TemplateError for an unknown name, a missing value or an unused one.
  virtual std::string render(std::string_view name, const std::map<std::string, std::string>& values, Escape) const = 0;
  virtual bool has(std::string_view name) const = 0;
  virtual std::string version() const = 0;  // hash of all texts
  virtual std::vector<std::string> names() const = 0;
  // The values that a template asks for, no more and no fewer. Throws TemplateError for an unknown name.
  virtual const std::set<std::string>& keys(std::string_view name) const = 0;
};

}  // namespace joys
