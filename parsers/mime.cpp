// Walks the multiparts of a letter. A delimiter of an outer multipart also ends every open inner one, so an inner
// multipart that was never closed swallows nothing. GMime agrees on sane letters (tests); this walk costs a tenth.
#include "parsers/mime.h"

#include <optional>

#include "parsers/cms.h"
#include "parsers/parameters.h"

namespace joys {
namespace {

constexpr std::size_t longest_boundary = 1000;  // 70 are allowed; longer ones occur and do no harm
constexpr std::size_t preamble = 64u << 10;     // where a boundary that no parameter names is looked for
constexpr std::size_t wrapped = 4u << 20;       // decoded of an entity inside another encoding: its text stands first

struct Stop {
  std::size_t text_end = 0;  // end of what stands before the delimiter, without its line end
  std::size_t next = 0;      // first byte after the delimiter line
  Delimiter delimiter;       // level -1: end of the letter
};

// Counted over the letter and what was unwrapped from it.
struct Counts {
  std::size_t depth = 0;
  std::size_t parts = 0;
  int alternatives = 0;
};

class Walker {
 public:
  Walker(std::string_view raw, const Limits& limits, Tree& tree, Counts& counts)
      : raw_(raw), limits_(limits), tree_(tree), counts_(counts) {}

  // Reads one entity whose header is `header`; returns where it ends.
  Stop entity(const HeaderBlock& header, int alternative, std::string_view default_type) {
    Leaf leaf;
    leaf.alternative = alternative;
    std::string boundary = describe(header, default_type, leaf);
    if (header.delimiter.level >= 0) return stop_at(header.body, header.body, header.delimiter);  // a part without body
    if (leaf.type.starts_with("multipart/") && boundary.empty()) {
      boundary = find_boundary(header.body);
      tree_.unclosed = true;
    }
    const bool multipart = leaf.type.starts_with("multipart/") && !boundary.empty();
    if (multipart && counts_.depth >= limits_.depth) tree_.too_deep = true;
    if (multipart && counts_.depth < limits_.depth) return parts(header.body, leaf, boundary, alternative);
    const Stop stop = find_stop(header.body);
    leaf.body = raw_.substr(header.body, stop.text_end - header.body);
    const bool sealed = leaf.type.ends_with("/pkcs7-mime") || leaf.type.ends_with("/x-pkcs7-mime");
    std::optional<std::string> content;
    if (sealed && leaf.smime != "enveloped-data" && counts_.depth < limits_.depth)
      content = signed_content(decode(leaf.body, leaf.encoding, wrapped).bytes);
    if (content) leaf.smime = "signed-data";
    tree_.leaves.push_back(std::move(leaf));
    if (content) unwrap(std::move(*content), alternative);
    return stop;
  }

  void whole(const HeaderBlock& header, int alternative) {
    ++counts_.depth;
    entity(header, alternative, "text/plain");
    --counts_.depth;
  }

 private:
  Stop parts(std::size_t begin, const Leaf& container, const std::string& boundary, int alternative) {
    if (container.type == "multipart/alternative") alternative = counts_.alternatives++;
    if (container.type == "multipart/encrypted") tree_.encrypted = true;
    const std::string_view default_type = container.type == "multipart/digest" ? "message/rfc822" : "text/plain";
    open_.push(boundary);
    ++counts_.depth;
    const int level = open_.innermost();
    Stop stop = find_stop(begin);
    if (stop.delimiter.level != level) {  // the boundary never came: the text must not be lost
      --counts_.depth;
      open_.pop();
      tree_.unclosed = true;
      if (const std::string other = find_boundary(begin); !other.empty() && other != boundary)
        return parts(begin, container, other, alternative);
      if (container.encoding == Encoding::base64 || container.encoding == Encoding::quoted_printable) {
        const std::string_view body = raw_.substr(begin, stop.text_end - begin);
        unwrap("Content-Type: " + container.type + "; boundary=\"" + boundary + "\"\n\n" +
                   decode(body, container.encoding, wrapped).bytes,
               alternative);
        return stop;
      }
      Leaf leaf;
      leaf.type = "text/plain";
      leaf.alternative = alternative;
      leaf.body = raw_.substr(begin, stop.text_end - begin);
      tree_.leaves.push_back(std::move(leaf));
      return stop;
    }
    while (stop.delimiter.level == level && !stop.delimiter.close) {
      if (++counts_.parts > limits_.parts) {
        tree_.too_many = true;
        stop = {raw_.size(), raw_.size(), {}};
        break;
      }
      const HeaderBlock header = split_header(raw_, stop.next, limits_, open_);
      tree_.cut = tree_.cut || header.cut;
      stop = entity(header, alternative, default_type);
    }
    --counts_.depth;
    open_.pop();
    if (stop.delimiter.level == level) return find_stop(stop.next);  // passes over the epilogue
    tree_.unclosed = true;
    return stop;
  }

  // Reads an entity that stood inside an encoding.
  void unwrap(std::string content, int alternative) {
    const std::string& kept = tree_.decoded.emplace_back(std::move(content));
    const HeaderBlock header = split_header(kept, 0, limits_);
    tree_.cut = tree_.cut || header.cut;
    Walker(kept, limits_, tree_, counts_).whole(header, alternative);
  }

  // The boundary that stands in the text although the header does not name it: the first line with two hyphens that a
  // part's header follows. "" if there is none.
  std::string find_boundary(std::size_t begin) const {
    std::size_t at = begin;
    while (at < raw_.size() && at - begin < preamble) {
      const std::size_t end = std::min(raw_.find('\n', at), raw_.size());
      std::string_view line = raw_.substr(at, end - at);
      at = end + 1;
      if (!line.starts_with("--")) continue;
      if (open_.match(line).level >= 0) return {};
      line = trim(line.substr(2));
      const std::string next = at < raw_.size() ? lower(raw_.substr(at, 8)) : std::string();
      if (!line.empty() && line.size() <= longest_boundary && next == "content-") return std::string(line);
    }
    return {};
  }

  // Fills `leaf` from the header; returns the boundary of a multipart.
  std::string describe(const HeaderBlock& header, std::string_view default_type, Leaf& leaf) {
    leaf.type = default_type;
    std::string boundary;
    if (const Field* field = header.find("Content-Type")) {
      const Parameterised type = parse_parameters(unfold(field->body));
      if (type.value.find('/') != std::string::npos) {
        leaf.type = type.value;
        leaf.charset = type.get("charset");
        leaf.filename = type.get("name");
        leaf.smime = lower(type.get("smime-type"));
        leaf.flowed = lower(type.get("format")) == "flowed";
        leaf.delsp = lower(type.get("delsp")) == "yes";
        if (type.get("boundary").size() <= longest_boundary) boundary = type.get("boundary");
      } else {
        leaf.type = "text/plain";
      }
      if (counts_.depth == 0) describe_letter(leaf.type, type);
    } else if (counts_.depth == 0) {
      tree_.content_type = leaf.type;
    }
    if (const Field* field = header.find("Content-Disposition")) {
      const Parameterised disposition = parse_parameters(unfold(field->body));
      if (!disposition.get("filename").empty()) leaf.filename = disposition.get("filename");
      leaf.detached = !disposition.value.empty() && disposition.value != "inline";  // RFC 2183 section 2.8
    }
    leaf.attachment = leaf.detached || !leaf.filename.empty();
    if (const Field* field = header.find("Content-Transfer-Encoding")) leaf.encoding = encoding_of(unfold(field->body));
    if (leaf.encoding == Encoding::unknown && !leaf.type.starts_with("multipart/"))
      leaf.type = "application/octet-stream";  // RFC 2045 section 6.4
    return boundary;
  }

  void describe_letter(const std::string& type, const Parameterised& field) {
    tree_.content_type = type;
    for (const Parameter& parameter : field.parameters)
      tree_.content_type += "; " + parameter.name + "=" + lower(parameter.value);
  }

  Stop stop_at(std::size_t text_end, std::size_t line, Delimiter delimiter) const {
    const std::size_t end = raw_.find('\n', line);
    return {text_end, end == std::string_view::npos ? raw_.size() : end + 1, delimiter};
  }

  // The next delimiter line of any open multipart at or after `at`, which is a line start.
  Stop find_stop(std::size_t at) const {
    const std::size_t begin = at;
    while (!open_.empty() && at < raw_.size()) {
      if (raw_.compare(at, 2, "--") == 0) {
        const Delimiter delimiter = open_.match(raw_.substr(at, raw_.find('\n', at) - at));
        if (delimiter.level >= 0) {
          std::size_t end = at;  // the line end before a delimiter belongs to it
          if (end > begin) --end;
          if (end > begin && raw_[end - 1] == '\r') --end;
          return stop_at(end, at, delimiter);
        }
      }
      const std::size_t next = raw_.find('\n', at);
      if (next == std::string_view::npos) break;
      at = next + 1;
    }
    return {raw_.size(), raw_.size(), {}};
  }

  std::string_view raw_;
  const Limits& limits_;
  Tree& tree_;
  Counts& counts_;
  OpenBoundaries open_;
};

}  // namespace

Tree read_mime(std::string_view raw, const Limits& limits) {
  Tree tree;
  std::size_t begin = 0;
  while (begin < raw.size() && (raw[begin] == '\n' || raw[begin] == '\r')) ++begin;  // empty lines before the header
  tree.header = split_header(raw, begin, limits);
  tree.cut = tree.header.cut;
  Counts counts;
  Walker(raw, limits, tree, counts).entity(tree.header, -1, "text/plain");
  return tree;
}

}  // namespace joys
