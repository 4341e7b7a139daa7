// Reads the folder of templates once, checks every text, and renders with kainjow's mustache. That library leaves holes
// where a value is missing, so the names a text asks for are compared with the values before it runs.
#include "templates/render.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <kainjow/mustache.hpp>
#include <mutex>

#include "templates/escape.h"
#include "templates/tags.h"

namespace joys {
namespace {

namespace fs = std::filesystem;
namespace mustache = kainjow::mustache;

constexpr std::string_view extension = ".mustache";
constexpr std::size_t size_limit = 256u << 10;  // nobody writes a longer letter or page; a device file would never end

// Parsed once; rendering changes the object, so one thread at a time.
struct Parsed {
  explicit Parsed(const std::string& content) : page(content) {}
  std::mutex mutex;
  mustache::mustache page;
};

struct Text {
  std::string content;
  std::map<std::string, int> lines;  // name -> line of first use
  std::set<std::string> names;
  std::unique_ptr<Parsed> parsed;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw TemplateError(path.string() + ": cannot be read");
  std::string content(size_limit + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  if (content.size() > size_limit) throw TemplateError(path.string() + ": longer than 256 KiB");
  content.shrink_to_fit();
  return content;
}

Text checked(std::string content, const std::string& file, bool page) {
  Text text{std::move(content), {}, {}, {}};
  text.lines = find_tags(text.content, file, page);
  for (const auto& [name, line] : text.lines) text.names.insert(name);
  text.parsed = std::make_unique<Parsed>(text.content);
  if (!text.parsed->page.is_valid()) throw TemplateError(file + ":1: " + text.parsed->page.error_message());
  return text;
}

// FNV-1a, 64 bits: says which texts were in use, guards nothing.
std::string hash_of(const std::map<std::string, Text, std::less<>>& texts) {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&hash](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash = (hash ^ 0xffu) * 1099511628211u;  // no UTF-8 byte: ends a string
  };
  for (const auto& [name, text] : texts) {
    add(name);
    add(text.content);
  }
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
  return hex;
}

class Folder final : public Templates {
 public:
  explicit Folder(std::map<std::string, Text, std::less<>> texts)
      : texts_(std::move(texts)), version_(hash_of(texts_)) {}

  std::string render(std::string_view name, const std::map<std::string, std::string>& values,
                     Escape escape) const override {
    const Text& text = find(name);
    const std::string file = std::string(name) + std::string(extension);
    for (const auto& [key, line] : text.lines)
      if (!values.contains(key))
        throw TemplateError(file + ":" + std::to_string(line) + ": no value for {{" + key + "}}");
    mustache::data data;
    for (const auto& [key, value] : values) {
      if (!text.names.contains(key)) throw TemplateError(file + ": the value '" + key + "' is used nowhere");
      // An empty value is false in a section, and nothing elsewhere.
      data.set(key, value.empty() ? mustache::data(false) : mustache::data(value));
    }
    const std::lock_guard lock(text.parsed->mutex);
    auto& page = text.parsed->page;
    page.set_custom_escape([escape](const std::string& value) {
      return escape == Escape::mail ? escape_mail(value) : escape_html(value);
    });
    return page.render(data);
  }

  bool has(std::string_view name) const override { return texts_.find(name) != texts_.end(); }
  std::string version() const override { return version_; }
  const std::set<std::string>& keys(std::string_view name) const override { return find(name).names; }

  std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& [name, text] : texts_) all.push_back(name);
    return all;
  }

 private:
  const Text& find(std::string_view name) const {
    const auto found = texts_.find(name);
    if (found == texts_.end()) throw TemplateError(std::string(name) + std::string(extension) + ": no such template");
    return found->second;
  }

  std::map<std::string, Text, std::less<>> texts_;
  std::string version_;
};

}  // namespace

std::shared_ptr<const Templates> Templates::load(const std::string& folder) {
  std::map<std::string, Text, std::less<>> texts;
  try {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != extension) continue;
      const std::string name = fs::relative(entry.path(), folder).replace_extension().generic_string();
      texts.emplace(name, checked(read(entry.path()), entry.path().string(), name.starts_with("web/")));
    }
  } catch (const fs::filesystem_error& error) {
    throw TemplateError(folder + ": " + error.code().message());
  }
  if (texts.empty()) throw TemplateError(folder + ": holds no *.mustache file");
  return std::make_shared<Folder>(std::move(texts));
}

}  // namespace joys
