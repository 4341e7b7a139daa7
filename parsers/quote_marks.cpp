// Tables of quotation marks in many languages and the few rules that read them.
#include "parsers/quote_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "parsers/fields.h"

namespace joys {
namespace {

using Words = std::string_view;

constexpr std::size_t longest_attribution = 400;  // bytes

// The verb of an attribution. Where it stands differs: "X wrote:", "schrieb X:".
constexpr Words wrote[] = {
    "wrote",      "writes",     "a écrit",    "schrieb",   "geschrieben", "escribió", "escribio", "ha scritto",
    "schreef",    "escreveu",   "napisał",    "skrev",     "kirjoitti",   "napsal",   "napísal",  "írta",
    "a scris",    "написал",    "писал",      "пише",      "написав",     "написа",   "έγραψε",   "yazdı",
    "şunu yazdı", "写道",       "寫道",       "のメール",  "書きました",  "작성",     "님이 씀",  "đã viết",
    "menulis",    "כתב",        "כתבה",       "كتب",       "va escriure", "skrifaði", "rašė",     "rakstīja",
    "kirjutas",   "je napisao", "је написао", "je napisal"};

// How an attribution begins, where the language has such a word.
constexpr Words openers[] = {
    "on ", "le ",  "am ",   "el ",   "il ",  "op ",  "em ", "w dniu ", "dnia ",  "den ", "på ", "dne ",  "dňa ",
    "în ", "la ",  "στις ", "pada ", "vào ", "kl. ", "kl ", "ב-",      "בתאריך", "في ",  "a ",  "pe ",   "på ",
    "fre", "tors", "ons",   "tir",   "man",  "lør",  "søn", "tis",     "mån",    "lör",  "sön", "dana ", "пн",
    "вт",  "ср",   "чт",    "пт",    "сб",   "вс",   "ma ", "ti ",     "ke ",    "to ",  "În ", "Στις "};

constexpr Words originals[] = {"original message",
                               "forwarded message",
                               "mensaje original",
                               "mensaje reenviado",
                               "message d'origine",
                               "message d’origine",
                               "message original",
                               "message transféré",
                               "ursprüngliche nachricht",
                               "originalnachricht",
                               "weitergeleitete nachricht",
                               "oorspronkelijk bericht",
                               "doorgestuurd bericht",
                               "messaggio originale",
                               "messaggio inoltrato",
                               "mensagem original",
                               "mensagem encaminhada",
                               "wiadomość oryginalna",
                               "oryginalna wiadomość",
                               "přeposlaná zpráva",
                               "původní zpráva",
                               "pôvodná správa",
                               "ursprungligt meddelande",
                               "originalmeddelande",
                               "opprinnelig melding",
                               "videresendt melding",
                               "oprindelig meddelelse",
                               "videresendt meddelelse",
                               "alkuperäinen viesti",
                               "välitetty viesti",
                               "исходное сообщение",
                               "пересылаемое сообщение",
                               "Исходное сообщение",
                               "Пересылаемое сообщение",
                               "оригінальне повідомлення",
                               "原始邮件",
                               "原始郵件",
                               "转发的邮件",
                               "元のメッセージ",
                               "원본 메시지",
                               "orijinal mesaj",
                               "özgün ileti",
                               "eredeti üzenet",
                               "mesaj original",
                               "αρχικό μήνυμα",
                               "Αρχικό μήνυμα",
                               "הודעה מקורית",
                               "الرسالة الأصلية",
                               "reply message",
                               "original appointment"};

constexpr Words from_labels[] = {"from",   "de",        "von",       "da",       "van",        "från",   "fra",
                                 "od",     "lähettäjä", "Lähettäjä", "от",       "От",         "від",    "Від",
                                 "από",    "Από",       "kimden",    "gönderen", "发件人",     "寄件者", "寄件人",
                                 "差出人", "보낸 사람", "feladó",    "de la",    "expéditeur", "từ",     "Từ",
                                 "מאת",    "من",        "dari"};

constexpr Words other_labels[] = {
    "sent",          "date",       "to",         "cc",         "bcc",      "subject",     "reply-to",   "envoyé",
    "envoyé le",     "à",          "À",          "objet",      "gesendet", "an",          "betreff",    "datum",
    "enviado",       "enviado el", "enviada em", "para",       "asunto",   "fecha",       "assunto",    "data",
    "inviato",       "a",          "oggetto",    "verzonden",  "aan",      "onderwerp",   "skickat",    "till",
    "ämne",          "Ämne",       "sendt",      "til",        "emne",     "dato",        "wysłano",    "do",
    "temat",         "odesláno",   "komu",       "předmět",    "predmet",  "lähetetty",   "Lähetetty",  "päivämäärä",
    "vastaanottaja", "aihe",       "отправлено", "Отправлено", "кому",     "Кому",        "тема",       "Тема",
    "дата",          "Дата",       "надіслано",  "Надіслано",  "Копия",    "копия",       "στάλθηκε",   "Στάλθηκε",
    "εστάλη",        "Εστάλη",     "προς",       "Προς",       "θέμα",     "Θέμα",        "ημερομηνία", "gönderildi",
    "gönderilen",    "tarih",      "kime",       "konu",       "发送时间", "收件人",      "抄送",       "主题",
    "日期",          "寄件日期",   "收件者",     "主旨",       "送信日時", "日時",        "宛先",       "件名",
    "보낸 날짜",     "받는 사람",  "제목",       "küldve",     "címzett",  "tárgy",       "trimis",     "către",
    "subiect",       "gửi",        "đến",        "chủ đề",     "נשלח",     "אל",          "נושא",       "الإرسال",
    "إلى",           "الموضوع",    "dikirim",    "kepada",     "subjek",   "destinataire"};

constexpr Words sent_from[] = {"sent from",
                               "sent via",
                               "get outlook for",
                               "envoyé de",
                               "envoyé depuis",
                               "envoyé à partir",
                               "télécharger outlook",
                               "gesendet",
                               "enviado desde",
                               "enviado do",
                               "enviado de",
                               "obtener outlook",
                               "inviato da",
                               "scarica outlook",
                               "verstuurd vanaf",
                               "verzonden vanaf",
                               "verzonden met",
                               "wysłane z",
                               "wysłano z",
                               "skickat från",
                               "sendt fra",
                               "lähetetty",
                               "odesláno z",
                               "odoslané z",
                               "отправлено с",
                               "Отправлено с",
                               "Отправлено из",
                               "Надіслано з",
                               "から送信",
                               "发自我的",
                               "發自我的",
                               "에서 보냄",
                               "gönderildi",
                               "στάλθηκε",
                               "Στάλθηκε",
                               "trimis de pe",
                               "elküldve",
                               "נשלח מ",
                               "أرسلت من",
                               "مرسل من",
                               "gửi từ",
                               "dikirim dari",
                               "diperoleh dari",
                               "Lähetetty"};

constexpr Words devices[] = {
    "iphone",    "ipad",       "ios",    "android",  "samsung",  "galaxy",   "blackberry", "huawei",
    "xiaomi",    "smartphone", "mobile", "mobil",    "móvil",    "phone",    "telefon",    "teléfono",
    "téléphone", "handy",      "tablet", "yahoo",    "outlook",  "proton",   "windows",    "aol",
    "gmx",       "mail.ru",    "яндекс", "Яндекс",   "celular",  "telefoon", "手机",       "スマートフォン",
    "휴대폰",    "nokia",      "pixel",  "motorola", "fairphone"};

constexpr Words disclaimers[] = {"this e-mail",
                                 "this email",
                                 "this message",
                                 "any attachment",
                                 "its attachments",
                                 "intended recipient",
                                 "intended solely",
                                 "intended only",
                                 "confidential",
                                 "privileged",
                                 "confidentiality notice",
                                 "notify the sender",
                                 "received this in error",
                                 "in error",
                                 "unauthori",
                                 "disclosure",
                                 "delete it from your system",
                                 "diese e-mail",
                                 "vertrauliche",
                                 "adressat",
                                 "nicht der richtige",
                                 "irrtümlich",
                                 "unbefugt",
                                 "ce message",
                                 "confidentiel",
                                 "destinataire",
                                 "par erreur",
                                 "pièces jointes",
                                 "este mensaje",
                                 "este correo",
                                 "confidencial",
                                 "destinatario",
                                 "por error",
                                 "aviso legal",
                                 "questo messaggio",
                                 "riservat",
                                 "per errore",
                                 "esta mensagem",
                                 "destinatário",
                                 "por engano",
                                 "dit bericht",
                                 "vertrouwelijk",
                                 "geadresseerde",
                                 "poufn",
                                 "adresat",
                                 "registered office",
                                 "virus"};

template <std::size_t n>
bool any_in(const Words (&table)[n], std::string_view text) {
  return std::any_of(std::begin(table), std::end(table), [&](Words word) { return text.find(word) != text.npos; });
}

template <std::size_t n>
bool one_of(const Words (&table)[n], std::string_view text) {
  return std::find(std::begin(table), std::end(table), text) != std::end(table);
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// A four-digit year or a time of day; one of them is in every attribution line that carries a date.
bool has_date(std::string_view line) {
  for (std::size_t i = 0; i + 3 < line.size(); ++i) {
    if (!digit(line[i])) continue;
    const std::string_view four = line.substr(i, 4);
    if ((four.starts_with("19") || four.starts_with("20")) && digit(four[2]) && digit(four[3])) return true;
    if ((four[1] == ':' || four[1] == '.') && digit(four[2]) && digit(four[3])) return true;
  }
  return false;
}

}  // namespace

bool ends_with_colon(std::string_view line) {
  line = trim(line);
  return line.ends_with(':') || line.ends_with("：");
}

bool opens_attribution(std::string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  const std::string low = lower(line.substr(0, 24));
  return digit(low.front()) ||
         std::any_of(std::begin(openers), std::end(openers), [&](Words word) { return low.starts_with(word); });
}

bool is_attribution(std::string_view line) {
  if (!ends_with_colon(line) || line.size() > longest_attribution) return false;
  const std::string low = lower(trim(line));
  if (!any_in(wrote, low)) return false;
  return low.find('@') != std::string::npos || (has_date(low) && opens_attribution(low));
}

bool is_separator(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 120) return false;
  const bool rule_first = line.front() == '-' || line.front() == '=' || line.front() == '_';
  if (!rule_first && !line.ends_with(':')) return false;
  const std::string low = lower(line);
  if (low == "begin forwarded message:" || low == "anfang der weitergeleiteten nachricht:" ||
      low == "début du message réexpédié :" || low == "inicio del mensaje reenviado:")
    return true;
  const std::size_t rule = low.find_first_not_of("-=*_ ");
  const bool ruled = rule != std::string::npos && rule >= 2 && rule_first;
  return ruled && any_in(originals, low);
}

HeaderLine header_line(std::string_view line) {
  line = trim(line);
  while (line.starts_with('*')) line.remove_prefix(1);
  std::size_t colon = line.substr(0, 40).find(':');
  const std::size_t wide = line.substr(0, 40).find("：");
  colon = std::min(colon, wide);
  if (colon == std::string_view::npos) return HeaderLine::none;
  std::string_view label = line.substr(0, colon);
  while (!label.empty() && (label.back() == ' ' || label.back() == '*')) label.remove_suffix(1);
  const std::string low = lower(label);
  if (one_of(from_labels, low)) return HeaderLine::from;
  return one_of(other_labels, low) ? HeaderLine::other : HeaderLine::none;
}

bool is_device_line(std::string_view line) {
  line = trim(line);
  if (line.size() < 8 || line.size() > 80 || std::count(line.begin(), line.end(), ' ') > 8) return false;
  const std::string low = lower(line);
  return any_in(sent_from, low) && any_in(devices, low) && low.find('?') == std::string::npos;
}

int disclaimer_phrases(std::string_view paragraph) {
  const std::string low = lower(paragraph);
  return static_cast<int>(std::count_if(std::begin(disclaimers), std::end(disclaimers),
                                        [&](Words word) { return low.find(word) != std::string::npos; }));
}

}  // namespace joys
