// The same letters read by three: this program, GMime and Python's email package. And each with other line ends.
#include <gmime/gmime.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "fixtures.h"
#include "letter.h"
#include "parsers/charset.h"
#include "parsers/mime.h"

using namespace joys;
using test::fixtures;
using test::parsed;

namespace {

// One line each: subject, author, then every leaf with its type, file name and, if it is text, its text.
std::string escaped(std::string text) {
  while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
  return test::replaced(text, "\n", "|");
}

std::string as_we_read(const std::string& raw) {
  const Message m = parsed(raw);
  std::string out = m.subject + "\n" + (m.from.empty() ? "" : m.from[0].name + " " + m.from[0].spec()) + "\n";
  for (const Leaf& leaf : read_mime(raw, {}).leaves) {
    out += leaf.type + " " + leaf.filename;
    if (leaf.type.starts_with("text/")) {
      Flaws flaws;
      std::string text = to_utf8(decode(leaf.body, leaf.encoding, 1u << 20).bytes, leaf.charset, flaws);
      clean_text(text, flaws);
      out += " " + escaped(text);
    }
    out += "\n";
  }
  return out;
}

std::string string_of(const char* text) { return text ? text : ""; }

void gmime_leaves(GMimeObject* object, std::string& out) {
  if (GMIME_IS_MULTIPART(object)) {
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i)
      gmime_leaves(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), out);
    return;
  }
  char* type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
  out += lower(type) + " " + (GMIME_IS_PART(object) ? string_of(g_mime_part_get_filename(GMIME_PART(object))) : "");
  g_free(type);
  if (GMIME_IS_TEXT_PART(object)) {
    char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
    out += " " + escaped(test::replaced(string_of(text), "\r\n", "\n"));
    g_free(text);
  }
  out += "\n";
}

std::string as_gmime_reads(const std::string& raw) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(raw.data(), raw.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  std::string out = string_of(g_mime_message_get_subject(message)) + "\n";
  InternetAddressList* from = g_mime_message_get_from(message);
  if (internet_address_list_length(from) > 0) {
    InternetAddress* first = internet_address_list_get_address(from, 0);
    out += string_of(internet_address_get_name(first)) + " " +
           string_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  }
  out += "\n";
  gmime_leaves(g_mime_message_get_mime_part(message), out);
  g_object_unref(message);
  g_object_unref(parser);
  g_object_unref(stream);
  return out;
}

constexpr const char* python_reader = R"py(
import sys, email, email.policy
def leaves(part):
    if part.is_multipart() and part.get_content_maintype() == 'multipart':
        for inner in part.iter_parts(): yield from leaves(inner)
    else: yield part
for path in sys.argv[1:]:
    with open(path, 'rb') as f: m = email.message_from_binary_file(f, policy=email.policy.default)
    a = m['from'].addresses
    out = [str(m['subject'] or '') , ((a[0].display_name + ' ' + a[0].addr_spec) if a else '')]
    for p in leaves(m):
        line = p.get_content_type() + ' ' + (p.get_filename() or '')
        if p.get_content_maintype() == 'text':
            line += ' ' + p.get_content().replace('\r\n', '\n').rstrip('\n ').replace('\n', '|')
        out.append(line)
    sys.stdout.buffer.write(('\n'.join(out) + '\n\0').encode('utf-8', 'replace'))
)py";

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "joysXXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  CHECK(pclose(pipe) == 0);
  return out;
}

}  // namespace

TEST_CASE("every fixture letter reads the same with LF, CRLF and CR [R1]") {
  for (const test::Fixture& fixture : fixtures()) {
    const Message a = parsed(fixture.raw);
    for (const char* line_end : {"\r\n", "\r", "\r\r\n"}) {
      INFO(fixture.name << " with line ends of " << std::string_view(line_end).size());
      const Message b = parsed(test::replaced(fixture.raw, "\n", line_end));
      CHECK(b.subject == a.subject);
      CHECK(b.from == a.from);
      CHECK(b.to == a.to);
      CHECK(b.date == a.date);
      CHECK(b.text == a.text);
      CHECK(b.quoted == a.quoted);
      CHECK(b.defects == a.defects);
      CHECK(b.fingerprint == a.fingerprint);
      CHECK(b.content_type == a.content_type);
      REQUIRE(b.headers.size() == a.headers.size());
      for (std::size_t i = 0; i < a.headers.size(); ++i) CHECK(b.headers[i].value == a.headers[i].value);
      REQUIRE(b.parts.size() == a.parts.size());
      for (std::size_t i = 0; i < a.parts.size(); ++i) {
        CHECK(b.parts[i].type == a.parts[i].type);
        CHECK(b.parts[i].filename == a.parts[i].filename);
        CHECK(b.parts[i].content == a.parts[i].content);
      }
    }
  }
}

TEST_CASE("subject, author and every leaf as GMime reads them [R1] [2049-1]") {
  for (const test::Fixture& fixture : fixtures()) {
    if (!fixture.gmime) continue;
    INFO(fixture.name);
    CHECK(as_we_read(fixture.raw) == as_gmime_reads(fixture.raw));
  }
}

TEST_CASE("subject, author and every leaf as Python's email package reads them [R1] [2049-1]") {
  if (std::system("python3 -c 'import email.policy' >/dev/null 2>&1") != 0) {
    WARN("skipped: python3 is not installed");
    return;
  }
  const Folder folder;
  std::string command = "python3 '" + folder.write("read.py", python_reader) + "'";
  std::vector<const test::Fixture*> used;
  for (const test::Fixture& fixture : fixtures()) {
    if (!fixture.python) continue;
    command += " '" + folder.write(std::to_string(used.size()) + ".eml", fixture.raw) + "'";
    used.push_back(&fixture);
  }
  std::stringstream answers(output_of(command));
  for (const test::Fixture* fixture : used) {
    INFO(fixture->name);
    std::string answer;
    std::getline(answers, answer, '\0');
    CHECK(as_we_read(fixture->raw) == answer);
  }
}
