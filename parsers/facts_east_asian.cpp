// Chinese and Japanese, which do not divide words: facts are found by the signs that stand beside numbers (9歳, 八岁,
// 小学3年生, 2016年5月3日生まれ) and by whole phrases. Digits may be ASCII, full-width or Chinese.
#include <array>

#include "parsers/facts_east_asian.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr int grown = 18;
constexpr std::size_t sign = 3;  // bytes of a Chinese character

// The value of the digit that ends at `end`, its length in `bytes`; -1 if none does. Ten is 10.
int digit_before(std::string_view s, std::size_t end, std::size_t& bytes) {
  constexpr std::string_view chinese[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  if (end > 0 && scan::is_digit(s[end - 1])) {
    bytes = 1;
    return s[end - 1] - '0';
  }
  if (end < sign) return -1;
  const std::string_view c = s.substr(end - sign, sign);
  bytes = sign;
  if (c.starts_with("\xEF\xBC")) {
    const int n = static_cast<unsigned char>(c[2]) - 0x90;
    return n >= 0 && n <= 9 ? n : -1;
  }
  for (int n = 0; n <= 10; ++n)
    if (c == chinese[n]) return n;
  if (c == "両" || c == "两") return 2;
  return -1;
}

struct Written {
  int value = -1;
  std::size_t begin = 0;
};

// The number whose last digit ends at `end`: "12", "１２", "十二", "二十".
Written number_before(std::string_view s, std::size_t end) {
  Written n;
  n.begin = end;
  std::array<int, 4> digits{};
  std::size_t count = 0, bytes = 0;
  while (count < digits.size()) {
    const int digit = digit_before(s, n.begin, bytes);
    if (digit < 0) break;
    digits[count++] = digit;
    n.begin -= bytes;
  }
  if (count == 0 || digit_before(s, n.begin, bytes) >= 0) return {};  // five digits are no such number
  int value = 0;
  bool tens = false;
  for (std::size_t i = count; i-- > 0;) {
    if (digits[i] == 10) {
      value = value == 0 ? 10 : value * 10;
      tens = true;
    } else {
      value = tens ? value + digits[i] : value * 10 + digits[i];
    }
  }
  n.value = value;
  return n;
}

bool has_before(std::string_view s, std::size_t at, std::size_t bytes, std::initializer_list<std::string_view> any) {
  const std::string_view near = s.substr(at > bytes ? at - bytes : 0, std::min(at, bytes));
  return std::ranges::any_of(any, [&](std::string_view phrase) { return near.find(phrase) != near.npos; });
}

bool has_after(std::string_view s, std::size_t at, std::size_t bytes, std::initializer_list<std::string_view> any) {
  const std::string_view near = s.substr(std::min(at, s.size()), bytes);
  return std::ranges::any_of(any, [&](std::string_view phrase) { return near.find(phrase) != near.npos; });
}

void add(const Reading& r, std::size_t begin, std::size_t end, int from, int to, std::vector<Age>& out) {
  constexpr std::size_t ages_limit = 20;
  if (from < 0 || to < from || to >= grown || out.size() >= ages_limit) return;  // a birth date still to come
  out.push_back({from, to, r.text.substr(begin, end - begin), false});
}

void stated(const Reading& r, std::vector<Age>& out) {
  const std::string_view s = r.low;
  for (const std::string_view unit : {"歳", "才", "岁", "歲"}) {
    for (std::size_t at = s.find(unit); at != s.npos; at = s.find(unit, at + sign)) {
      const Written n = number_before(s, at);
      if (n.value < 0) continue;
      if (has_after(s, at + sign, 3 * sign, {"未満", "未满", "以下", "以上", "以内", "まで", "以前", "未滿"}) ||
          has_before(s, n.begin, 3 * sign, {"未满", "未滿", "不满", "不滿", "満たない", "低于", "小于"}) ||
          has_after(s, at + sign, 2 * sign, {"の犬", "の猫", "的狗", "的猫"}))
        continue;
      const bool soon =
          has_before(s, n.begin, 4 * sign, {"快", "即将", "即將", "将满", "不到", "もうすぐ", "まもなく", "还没到"}) ||
          has_after(s, at + sign, 4 * sign, {"になります", "に満たな"});
      const bool today = has_before(s, n.begin, 6 * sign, {"今日", "今天"});
      const int value = soon && !today ? n.value - 1 : n.value;
      add(r, n.begin, at + sign, value, value, out);
    }
  }
  for (const std::string_view unit : {"个月大", "個月大", "か月の", "ヶ月の", "カ月の", "か月児"})
    for (std::size_t at = s.find(unit); at != s.npos; at = s.find(unit, at + sign))
      if (const Written n = number_before(s, at); n.value >= 0)
        add(r, n.begin, at + unit.size(), n.value / 12, n.value / 12, out);
}

struct Digits {
  int value = -1;
  std::size_t end = 0;
};

Digits number_to(std::string_view s, std::size_t from, std::string_view unit) {
  const std::size_t at = s.substr(0, from + 4 * sign).find(unit, from);
  if (at == s.npos) return {};
  const Written n = number_before(s, at);
  return n.value >= 0 && n.begin == from ? Digits{n.value, at + unit.size()} : Digits{};
}

void born(const Reading& r, std::vector<Age>& out) {
  const auto now = day_of(r.message);
  if (!now) return;
  const std::string_view s = r.low;
  for (std::size_t at = s.find("年"); at != s.npos; at = s.find("年", at + sign)) {
    const auto date = east_asian_date(s, at);
    if (!date) continue;
    if (!has_after(s, date->end, 3 * sign, {"生", "誕生"}) &&
        !has_before(s, date->begin, 10 * sign, {"生年月日", "出生", "生日", "誕生日", "生于", "生まれ"}))
      continue;
    const int years = static_cast<int>(now->year()) - date->year;
    if (date->month == 0 || date->day == 0) {
      add(r, date->begin, date->end, std::max(0, years - 1), years, out);
      continue;
    }
    const bool to_come =
        std::pair(static_cast<int>(static_cast<unsigned>(now->month())),
                  static_cast<int>(static_cast<unsigned>(now->day()))) < std::pair(date->month, date->day);
    add(r, date->begin, date->end, years - to_come, years - to_come, out);
  }
}

void in_school(const Reading& r, std::vector<Age>& out) {
  const std::string_view s = r.low;
  for (std::size_t at = s.find("年"); at != s.npos; at = s.find("年", at + sign)) {
    const bool japanese = s.compare(at, 2 * sign, "年生") == 0,
               chinese = s.compare(at, 2 * sign, "年级") == 0 || s.compare(at, 2 * sign, "年級") == 0;
    if (!japanese && !chinese) continue;
    const Written n = number_before(s, at);
    if (n.value < 1 || n.value > 6) continue;
    const bool elementary = has_before(s, n.begin, 4 * sign, {"小学", "小學"});
    if (has_before(s, n.begin, 3 * sign, {"中学", "高校", "大学", "中學", "大學"})) continue;
    if (japanese && !elementary) continue;
    add(r, n.begin, at + 2 * sign, n.value + 5, n.value + 6, out);
  }
  for (const std::string_view word : {"幼稚園", "幼儿园", "幼兒園", "保育園"})
    if (const std::size_t at = s.find(word); at != s.npos && r.child) add(r, at, at + word.size(), 3, 6, out);
}

}  // namespace

std::optional<EastAsianDate> east_asian_date(std::string_view s, std::size_t year_sign) {
  const Written y = number_before(s, year_sign);
  if (y.value < 1) return std::nullopt;
  EastAsianDate date{y.value, 0, 0, y.begin, year_sign + sign};
  if (has_before(s, y.begin, 2 * sign, {"平成"})) date.year += 1988;
  if (has_before(s, y.begin, 2 * sign, {"令和"})) date.year += 2018;
  if (date.year < 1900 || date.year > 2100) return std::nullopt;
  if (const Digits m = number_to(s, date.end, "月"); m.value >= 1 && m.value <= 12) {
    date.month = m.value;
    date.end = m.end;
    Digits d = number_to(s, date.end, "日");
    if (d.value < 0) d = number_to(s, date.end, "号");
    if (d.value >= 1 && d.value <= 31) {
      date.day = d.value;
      date.end = d.end;
    }
  }
  return date;
}

bool east_asian_child(std::string_view s) {
  constexpr std::string_view nouns[] = {"子供", "子ども", "息子", "娘",       "孫",   "生徒", "儿子",
                                        "女儿", "孩子",   "孙子", "孙女",     "小孩", "兒子", "女兒",
                                        "外孙", "学生",   "児童", "うちの子", "弟",   "妹"};
  return scan::contains_any(s, nouns);
}

std::string east_asian_reporter(std::string_view s) {
  struct Row {
    std::string_view word, name;
  };
  constexpr Row rows[] = {
      {"祖母", "grandmother"}, {"奶奶", "grandmother"}, {"外婆", "grandmother"}, {"姥姥", "grandmother"},
      {"祖父", "grandfather"}, {"爷爷", "grandfather"}, {"外公", "grandfather"}, {"保護者", "guardian"},
      {"监护人", "guardian"},  {"監護人", "guardian"},  {"家长", "parent"},      {"家長", "parent"},
      {"母親", "mother"},      {"母亲", "mother"},      {"妈妈", "mother"},      {"媽媽", "mother"},
      {"母", "mother"},        {"父親", "father"},      {"父亲", "father"},      {"爸爸", "father"},
      {"父", "father"},        {"担任", "teacher"},     {"教師", "teacher"},     {"老师", "teacher"},
      {"老師", "teacher"},     {"教师", "teacher"},     {"姉", "sister"},        {"兄", "brother"}};
  for (const Row& row : rows) {
    for (std::size_t at = s.find(row.word); at != s.npos; at = s.find(row.word, at + sign)) {
      const std::string_view after = s.substr(at + row.word.size());
      if (after.starts_with("です") || after.starts_with("でございます") || after.starts_with("と申します") ||
          after.starts_with("として") || after.starts_with("をしております") || after.starts_with("をしています"))
        return std::string(row.name);
      if (has_before(s, at, 12 * sign, {"我是"}) && !has_before(s, at, 4 * sign, {"。", "，", "\n"}))
        return std::string(row.name);
    }
  }
  for (const std::string_view mine :
       {"私の息子", "私の娘", "うちの子", "我が子", "うちの息子", "うちの娘", "我儿子", "我女儿", "我的儿子",
        "我的女儿", "我的孩子", "我孩子", "我家孩子", "我兒子", "我女兒", "我的兒子", "我的女兒"})
    if (s.find(mine) != s.npos) return "parent";
  for (const std::string_view mine : {"私の孫", "我的孙", "我孙", "我的外孙"})
    if (s.find(mine) != s.npos) return "grandparent";
  return {};
}

// "ユーザー名は「kenta_09」", "用户名：xiaoming_8": an ASCII word of letters with digits or an underscore.
std::vector<std::string> east_asian_users(std::string_view s) {
  constexpr std::size_t between = 8 * sign;
  std::vector<std::string> out;
  for (const std::string_view word : {"ユーザー名", "ユーザーネーム", "アカウント", "ニックネーム", "ハンドルネーム",
                                      "用户名", "账号", "帐号", "昵称", "用戶名", "帳號", "暱稱", "使用者名稱"}) {
    for (std::size_t at = s.find(word); at != s.npos; at = s.find(word, at + sign)) {
      std::size_t begin = at + word.size();
      while (begin < s.size() && begin < at + word.size() + between && !scan::is_alnum(s[begin]) && s[begin] != '\n')
        ++begin;
      std::size_t end = begin;
      while (end < s.size() &&
             (scan::is_alnum(s[end]) || s[end] == '_' || s[end] == '-' || s[end] == '.' || s[end] == '@'))
        ++end;
      const std::string_view token = s.substr(begin, end - begin);
      const bool shaped = std::ranges::any_of(token, [](char c) { return scan::is_digit(c) || c == '_'; }) &&
                          std::ranges::any_of(token, scan::is_alpha) && token.find('@') == token.npos;
      if (shaped && token.size() >= 3 && token.size() <= 64) out.emplace_back(token);
    }
  }
  return out;
}

FieldChange east_asian_change(std::string_view s) {
  const std::size_t first = s.find('@'), second = first == s.npos ? s.npos : s.find('@', first + 1);
  if (second == s.npos || s.find('@', second + 1) != s.npos) return {};
  const bool changed = scan::contains_any(
      s, std::initializer_list<std::string_view>{"変更", "改为", "改成", "更改", "修改", "换成", "改為", "更新"});
  const auto [a, a_end] = address_around(s, first);
  const auto [b, b_end] = address_around(s, second);
  const std::string_view middle = b > a_end ? s.substr(a_end, b - a_end) : std::string_view();
  if (!changed || !scan::contains_any(middle, std::initializer_list<std::string_view>{"から", "改", "到", "换", "を"}))
    return {};
  return {"email", value_of(Detail::email, s.substr(a, a_end - a)), value_of(Detail::email, s.substr(b, b_end - b))};
}

void find_east_asian(const Reading& r, std::vector<Age>& out) {
  stated(r, out);
  born(r, out);
  in_school(r, out);
}

}  // namespace joys
