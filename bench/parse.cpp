// How fast letters are read: beside a bare GMime parse and decode of the same bytes, and what happens to time and
// memory when one dimension of a letter is doubled. Run it on a quiet machine; medians are printed.
//
//   cmake --build --preset release --target parse_bench && build/release/bench/parse_bench [FILE.eml...]
#include "parsers/message.h"

#include <gmime/gmime.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr int rounds = 15;

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  while (times-- > 0) out += piece;
  return out;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

double seconds_of(const std::function<void()>& work) {
  std::vector<double> all;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    all.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return median(all);
}

std::string header(const std::string& more) {
  return "Received: from mx.example.net by mail.example.com; Mon, 23 Feb 2026 20:31:50 +1100\r\n"
         "From: =?utf-8?q?J=C3=BCrgen_Lee?= <j@example.org>\r\nTo: privacy@example.com\r\nSubject: Please remove me\r\n"
         "Date: Mon, 23 Feb 2026 20:31:44 +1100\r\nMessage-ID: <b1@example.org>\r\nMIME-Version: 1.0\r\n" +
         more + "\r\n";
}

// 6 KB in two versions, as most people's programs write it.
std::string ordinary_letter() {
  std::string plain;
  std::string html = "<html><head><style>p { margin: 0 }</style></head><body>";
  for (int i = 0; i < 24; ++i) {
    plain += "Please take my address off the list, I never wanted any of these letters =E2=80=93 thanks.\r\n";
    html +=
        "<p class=3D\"x\">Please take my address off the list, I never wanted any of these letters &ndash; "
        "thanks.</p>\r\n";
  }
  const std::string part = "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/";
  return header("Content-Type: multipart/alternative; boundary=\"b\"\r\n") + "--b\r\n" + part +
         "plain; charset=utf-8\r\n\r\n" + plain + "\r\n--b\r\n" + part + "html; charset=utf-8\r\n\r\n" + html +
         "</body></html>\r\n--b--\r\n";
}

void decode_with_gmime(GMimeObject*, GMimeObject* part, gpointer) {
  if (!GMIME_IS_PART(part)) return;
  if (GMIME_IS_TEXT_PART(part)) {
    g_free(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
    return;
  }
  GMimeStream* sink = g_mime_stream_null_new();
  if (GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(part)))
    g_mime_data_wrapper_write_to_stream(content, sink);
  g_object_unref(sink);
}

void read_with_gmime(const std::string& raw) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(raw.data(), raw.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  if (GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr)) {
    g_mime_message_get_subject(message);
    g_mime_message_get_from(message);
    g_mime_message_foreach(message, decode_with_gmime, nullptr);
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_object_unref(stream);
}

// Both sides take turns, so that whatever else the machine does hits them alike.
void compare(const std::vector<std::string>& letters) {
  std::size_t bytes = 0;
  for (const std::string& letter : letters) bytes += letter.size();
  constexpr int repeats = 200;
  const auto all = [&](const auto& read) {
    for (int i = 0; i < repeats; ++i)
      for (const std::string& letter : letters) read(letter);
  };
  std::vector<double> ours;
  std::vector<double> theirs;
  for (int i = 0; i < rounds; ++i) {
    const auto a = std::chrono::steady_clock::now();
    all([](const std::string& letter) { joys::parse_message(letter); });
    const auto b = std::chrono::steady_clock::now();
    all(read_with_gmime);
    const auto c = std::chrono::steady_clock::now();
    ours.push_back(std::chrono::duration<double>(b - a).count());
    theirs.push_back(std::chrono::duration<double>(c - b).count());
  }
  const double count = static_cast<double>(letters.size()) * repeats;
  std::printf("%zu letters, %zu bytes on average\n", letters.size(), bytes / letters.size());
  std::printf("joysandconcerns  %8.0f letters/s\n", count / median(ours));
  std::printf("bare GMime       %8.0f letters/s\n\n", count / median(theirs));
}

struct Dimension {
  const char* name;
  std::size_t most;  // the limit of the product; half of it is doubled to it, and it is doubled once more
  std::function<std::string(std::size_t)> letter;
};

// What the allocator holds while a Message is alive.
std::size_t memory_of(const std::string& raw) {
  malloc_trim(0);
  const std::size_t before = mallinfo2().uordblks;
  const joys::Message message = joys::parse_message(raw);
  return mallinfo2().uordblks - before;
}

void doubled() {
  const joys::Limits limits;
  const std::vector<Dimension> dimensions = {
      {"parts", limits.parts,
       [](std::size_t n) {
         return header("Content-Type: multipart/mixed; boundary=b\r\n") + repeated("--b\r\n\r\nwords\r\n", n) +
                "--b--\r\n";
       }},
      {"depth", limits.depth,
       [](std::size_t n) {
         std::string body;
         std::string outer = "Content-Type: multipart/mixed; boundary=b0\r\n";
         for (std::size_t i = 0; i < n; ++i) {
           const std::string inner = std::to_string(i);
           body += "--b" + inner + "\r\nContent-Type: multipart/mixed; boundary=b" + std::to_string(i + 1) + "\r\n\r\n";
         }
         return header(outer) + body + "--b" + std::to_string(n) + "\r\n\r\nwords\r\n";
       }},
      {"header bytes", limits.header_bytes,
       [](std::size_t n) {
         return header(repeated("X-Field: " + std::string(100, 'x') + "\r\n", n / 111)) + "words\r\n";
       }},
      {"header lines", 30000, [](std::size_t n) { return header(repeated("X: y\r\n", n)) + "words\r\n"; }},
      {"one header line", limits.header_line,
       [](std::size_t n) { return header("X-Field: " + repeated("=?utf-8?q?a?= ", n / 14) + "\r\n") + "words\r\n"; }},
      {"addresses", limits.addresses,
       [](std::size_t n) {
         return header("Cc: " + repeated("Ann <a@example.org>,\r\n ", n) + "b@example.org\r\n") + "words\r\n";
       }},
      {"text", limits.text,
       [](std::size_t n) { return header("") + repeated("Please take me off this list, thank you.\r\n", n / 42); }},
      {"HTML", limits.text,
       [](std::size_t n) {
         return header("Content-Type: text/html\r\n") +
                repeated("<p style='color:#fff'>Please</p><b class=x>take</b> ", n / 47);
       }},
      {"attachment", 8u << 20,
       [](std::size_t n) {
         return header("Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n") +
                repeated(std::string(76, 'A') + "\r\n", n / 78);
       }},
  };
  std::printf("%-16s %10s %12s %12s %12s %10s %10s\n", "dimension", "size", "half, ms", "limit, ms", "double, ms",
              "time x", "memory x");
  for (const Dimension& dimension : dimensions) {
    double time[3] = {};
    double memory[3] = {};
    for (int i = 0; i < 3; ++i) {
      const std::string raw = dimension.letter(dimension.most / 2 << i);
      time[i] = seconds_of([&] { joys::parse_message(raw); });
      memory[i] = static_cast<double>(memory_of(raw));
    }
    std::printf("%-16s %10zu %12.3f %12.3f %12.3f %4.1f %4.1f %4.1f %4.1f\n", dimension.name, dimension.most,
                time[0] * 1000, time[1] * 1000, time[2] * 1000, time[1] / time[0], time[2] / time[1],
                memory[1] / memory[0], memory[2] / memory[1]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  joys::init_parsers();
  mallopt(M_MMAP_THRESHOLD, 1 << 30);  // large blocks from the heap: no page faults in the times, all of it counted
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  std::vector<std::string> letters;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    letters.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (letters.empty()) letters.push_back(ordinary_letter());
  compare(letters);
  doubled();
  return 0;
}
