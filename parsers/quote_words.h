// The words of separators and header blocks in many languages, folded. Private to quote_marks.cpp.
#pragma once
#include "parsers/phrases.h"

namespace joys::quote_words {

// Between rules: "-----Original Message-----".
inline constexpr auto originals = phrases([] {
  return std::string_view(
      "original message|forwarded message|original appointment|reply message|forwarded by|original mail|original email|"
      "original e-mail|initial header|forwarded letter|begin forwarded|mensaje original|mensaje reenviado|"
      "mensaje de correo original|correo original|message d'origine|message d’origine|message original|"
      "message transféré|message réexpédié|message transmis|courriel original|message initial|e-mail d'origine|"
      "ursprüngliche nachricht|originalnachricht|original-nachricht|weitergeleitete nachricht|ursprüngliche e-mail|"
      "ursprüngliche mail|original-mail|weitergeleitet von|oorspronkelijk bericht|origineel bericht|"
      "oorspronkelijke bericht|doorgestuurd bericht|messaggio originale|messaggio inoltrato|messaggio originario|"
      "mensagem original|mensagem encaminhada|mensagem reencaminhada|wiadomość oryginalna|oryginalna wiadomość|"
      "wiadomość przekazana|przekazana wiadomość|treść przekazanej|původní zpráva|původní e-mail|původní email|"
      "přeposlaná zpráva|pôvodná správa|preposlaná správa|ursprungligt meddelande|originalmeddelande|"
      "vidarebefordrat meddelande|ursprungligt brev|opprinnelig melding|videresendt melding|opprinnelig e-post|"
      "oprindelig meddelelse|oprindelig besked|oprindelig mail|videresendt meddelelse|videresendt besked|"
      "alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti|исходное сообщение|пересылаемое сообщение|"
      "пересланное сообщение|перенаправленное сообщение|оригинальное сообщение|исходное письмо|пересылаемое письмо|"
      "оригінальне повідомлення|переслане повідомлення|原始邮件|原始郵件|原邮件|转发邮件|转发的邮件|转发的消息|"
      "轉寄郵件|轉寄的郵件|轉寄訊息|回复的原邮件|元のメッセージ|オリジナルメッセージ|転送メッセージ|"
      "転送されたメッセージ|元のメール|원본 메시지|원본 메일|원본메일|전달된 메시지|전달된 메일|orijinal mesaj|"
      "özgün ileti|orijinal ileti|iletilen mesaj|iletilmiş mesaj|İletilmiş mesaj|İletilen mesaj|yönlendirilmiş "
      "mesaj|eredeti üzenet|"
      "továbbított üzenet|mesaj original|mesaj redirecționat|αρχικό μήνυμα|προωθημένο μήνυμα|הודעה מקורית|"
      "الرسالة الأصلية|pesan asli|tin nhắn gốc");
});

// Apple's line, without a rule.
inline constexpr auto begins = phrases([] {
  return std::string_view(
      "begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|"
      "début du message réexpédié|début du message transféré|inicio del mensaje reenviado|inizio messaggio inoltrato|"
      "inizio del messaggio inoltrato|begin doorgestuurd bericht|início da mensagem encaminhada|"
      "início da mensagem reencaminhada|początek przekazywanej wiadomości|początek przekazanej wiadomości|"
      "vidarebefordrat brev|start på videresendt besked|start på videresendt e-mail|videresendt melding|"
      "start på videresendt melding|välitetty viesti alkaa|edelleenlähetetty viesti alkaa|"
      "начало переадресованного сообщения|начало пересылаемого сообщения|転送されたメッセージ|下面是被转发的邮件|"
      "开始转发的邮件|開始轉寄郵件|以下是轉寄的郵件|전달된 메시지|iletilen ileti başlangıcı|İletilen ileti "
      "başlangıcı|yönlendirilen ileti|"
      "iletinin başlangıcı|začátek přeposílané zprávy|začátek přeposlané zprávy|továbbított levél kezdete");
});

inline constexpr auto from = phrases([] {
  return std::string_view(
      "from|de|von|da|van|från|fra|od|lähettäjä|от|от кого|від|από|kimden|gönderen|发件人|寄件者|寄件人|差出人|送信者|"
      "보낸 사람|보낸사람|보낸이|feladó|de la|expéditeur|absender|mittente|afzender|remitente|remetente|odesílatel|"
      "odesilatel|nadawca|avsändare|afsender|avsender|отправитель|từ|מאת|من|dari|发件者|보내는 사람");
});

// Labels that only programs write.
inline constexpr auto sent = phrases([] {
  return std::string_view(
      "sent|gesendet|envoyé|envoyé le|envoyée|enviado|enviado el|enviado em|enviada|enviada em|inviato|verzonden|"
      "skickat|sendt|wysłano|wysłane|odesláno|odoslané|lähetetty|отправлено|надіслано|στάλθηκε|εστάλη|gönderildi|"
      "gönderme tarihi|发送时间|寄件日期|送信日時|보낸 날짜|보낸날짜|보낸 시간|küldve|elküldve|trimis|gửi|נשלח|الإرسال|"
      "dikirim|傳送時間|傳送日期|发送日期|gesendet am|poslano|sent at|sent on|date sent");
});

inline constexpr auto date = phrases([] {
  return std::string_view(
      "date|datum|fecha|data|dato|päivämäärä|päiväys|дата|ημερομηνία|tarih|日期|日時|日付|날짜|dátum|ngày|时间|時間|"
      "tanggal|תאריך|التاريخ");
});

inline constexpr auto to = phrases([] {
  return std::string_view(
      "to|à|a|an|para|aan|till|til|do|komu|pro|vastaanottaja|кому|προς|kime|gönderilen|alıcı|收件人|收件者|宛先|"
      "받는 사람|받는사람|받는이|címzett|către|đến|אל|إلى|kepada|destinataire|destinatario|destinatário|empfänger|"
      "ontvanger|mottagare|modtager|mottaker|odbiorca|příjemce|adresát|получатель");
});

inline constexpr auto other = phrases([] {
  return std::string_view(
      "cc|bcc|kopie|copie|copie à|copia|cópia|копия|копія|kopia|kopi|dw|抄送|副本|참조|bilgi|kopio|subject|re|objet|"
      "betreff|asunto|assunto|oggetto|ogg|onderwerp|ämne|emne|temat|předmět|predmet|vec|aihe|тема|θέμα|konu|主题|主旨|"
      "件名|제목|tárgy|subiect|chủ đề|נושא|الموضوع|subjek|perihal|reply-to|antwort an|répondre à|responder a|"
      "rispondi a|attachments|anlagen|pièces jointes|importance|priority|wichtigkeit");
});

}  // namespace joys::quote_words
