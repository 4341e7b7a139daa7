// The words of device lines, notices and footers in many languages, folded. Private to footers.cpp.
#pragma once
#include "parsers/phrases.h"

namespace joys::footer_words {

// How a device line begins ...
inline constexpr auto sent_from = phrases([] {
  return std::string_view(
      "sent from|sent via|sent with|sent by|sent on|sent using|get outlook for|get bluemail for|download outlook for|"
      "envoyé de|envoyé depuis|envoyé à partir|envoyé avec|envoyé par|envoyée de|télécharger outlook|"
      "téléchargez outlook|obtenez outlook|obtenir outlook|gesendet von|gesendet mit|gesendet über|von meinem|"
      "von meiner|von samsung|vom iphone|diese nachricht wurde von|diese e-mail wurde von|holen sie sich outlook|"
      "outlook für|laden sie outlook|enviado desde|enviado do|enviado de|enviado a partir|enviado via|enviado pelo|"
      "enviado com|enviado con|enviada do|obtener outlook|obtén outlook|obter o outlook|obtenha o outlook|"
      "baixar outlook|inviato da|inviato dal|inviato con|inviato tramite|scarica outlook|ottieni outlook|"
      "verstuurd vanaf|verstuurd met|verstuurd via|verzonden vanaf|verzonden met|verzonden via|verzonden van|"
      "outlook voor|download outlook voor|wysłane z|wysłano z|wysłane za pomocą|pobierz outlook|"
      "pobierz program outlook|skickat från|skickades från|skickat med|hämta outlook|skaffa outlook|sendt fra|"
      "sendt med|sendt via|hent outlook|få outlook|lähetetty|hanki outlook|odesláno z|odesláno ze|odoslané z|"
      "získat outlook|отправлено с|отправлено из|отправлено со|отправлено через|послано с|получить outlook|"
      "скачать outlook|надіслано з|надіслано із|发自|發自|来自|來自|从我的|從我的|發送自|发送自|获取|取得|下载|나의|"
      "내 |삼성|στάλθηκε από|εστάλη από|λήψη του outlook|trimis de pe|trimis din|elküldve|küldve az|נשלח מ|أرسلت من|"
      "مرسل من|gửi từ|dikirim dari|diperoleh dari|poslano z|poslano s|enviat des");
});

// ... or ends.
inline constexpr auto sent_from_end = phrases([] {
  return std::string_view(
      "gesendet|gesendet.|から送信|から送信されました|から送信。|で送信|より送信|を入手|发送|發送|发出|에서 보냄|"
      "에서 보냈습니다|에서 보냈습니다.|에서 전송|다운로드|gönderildi|gönderildi.|edinin|lähetetty|lähetetty.");
});

inline constexpr auto devices = phrases([] {
  return std::string_view(
      "iphone|iphon|ipad|ipod|ios|android|samsung|galaxy|blackberry|huawei|honor|xiaomi|redmi|oppo|oneplus|smartphone|"
      "smart phone|mobile|mobil|móvil|téléphone|telefon|teléfono|telefone|telefono|telemóvel|phone|handy|tablet|"
      "tablette|yahoo|outlook|proton|windows|aol|gmx|web.de|t-online|freenet|mail.ru|mail ru|яндекс|yandex|телефон|"
      "смартфон|планшет|айфон|почты|celular|cellulare|telefoon|gsm|手机|手機|邮箱|郵箱|スマートフォン|スマホ|携帯|"
      "휴대폰|스마트폰|아이폰|갤럭시|nokia|pixel|motorola|fairphone|sony xperia|k-9 mail|thunderbird|bluemail|"
      "blue mail|spark|mailspring|superhuman|airmail|canary|tutanota|tuta|fastmail|zoho|hey.com|gmail|mailbird|"
      "em client|fairemail|aquamail|aqua mail|nine|newton mail|edison mail|tapatalk|macbook|imac|apple watch|"
      "apple mail|orange|libero mail|seznam|onet|interia|icloud|qq|网易|foxmail|mymail|virgilio|webmail|tiscali|"
      "laposte|free mail|sfr mail|bol mail|uol mail|gerät|device|appareil|dispositivo|apparaat|urządzenia|устройства|"
      "puhelimesta|mobiltelefon|wp poczta|hotmail");
});

inline constexpr auto excuses = phrases([] {
  return std::string_view(
      "excuse|brevity|typo|spelling|pardon|forgive|auto-correct|autocorrect|fat finger|entschuldig|tippfehler|kürze|"
      "rechtschreib|brièveté|excusez|faute|disculp|brevedad|errores|scus|brevità|excuses|typefout|desculp|wybacz|"
      "przeprasz|извин|опечат|ursäkta|undskyld|beklager|stavefeil");
});

// One line each, at the end of a letter; the line begins like this.
inline constexpr auto footer_lines = phrases([] {
  return std::string_view(
      "virus-free|virenfrei|sans virus|libre de virus|sin virus|privo di virus|virusvrij|livre de vírus|"
      "não contém vírus|wolny od wirusów|wolne od wirusów|без вирусов|не содержит вирусов|virusfri|neobsahuje viry|"
      "bez virů|ウイルス フリー|无病毒|garantito da virus|senza virus|please consider the environment|"
      "please think of the environment|consider the environment|think before you print|think green|save a tree|"
      "before printing, think|bitte denken sie an die umwelt|bitte prüfen sie, ob diese|pensez à l'environnement|"
      "pensez à l’environnement|antes de imprimir|prima di stampare|rispetta l'ambiente|denk aan het milieu|"
      "pomyśl o środowisku|tänk på miljön|tænk på "
      "miljøet|www.avast.com|http://www.avast|https://www.avast|http://www.eset|https://www.eset|www.avg.com|checked "
      "by avg|version: 20|"
      "scanned by mailscanner|powered by mailscanner|please excuse my brevity|please excuse any typos|"
      "please excuse typos|bitte entschuldigen sie die kürze|bitte entschuldigen sie meine kürze");
});

// How a paragraph of a scanner begins: certain by itself.
inline constexpr auto scanners = phrases([] {
  return std::string_view(
      "this email has been checked|this e-mail has been checked|this email has been scanned|"
      "this e-mail has been scanned|this message has been scanned|this message has been checked|this email is free|"
      "this email was scanned|no virus found in|no viruses found|scanned by|information from eset|"
      "the message was checked by eset|this message was scanned|this e-mail was scanned|diese e-mail wurde von avast|"
      "diese e-mail wurde auf viren|diese email wurde auf viren|diese nachricht wurde auf viren|"
      "diese e-mail ist frei von viren|cet e-mail a été vérifié|cet email a été vérifié|"
      "l'absence de virus dans ce courrier|l’absence de virus dans ce courrier|"
      "este correo electrónico ha sido comprobado|este email foi verificado|este email foi escaneado|"
      "el software de antivirus avast|questa e-mail è stata controllata|questa email è stata|"
      "deze e-mail is gecontroleerd|dit e-mailbericht is gecontroleerd|ta wiadomość e-mail została sprawdzona|"
      "ta wiadomość została sprawdzona|это сообщение проверено|это письмо проверено|данное сообщение проверено|"
      "このメールはアバスト|此电子邮件已经过|此邮件已通过|detta e-postmeddelande har sökts|"
      "detta epostmeddelande har kontrollerats|denne e-mail er blevet kontrolleret|denne e-mail er kontrolleret|"
      "tato zpráva byla zkontrolována|tento e-mail byl zkontrolován|bu e-posta|confidentiality notice|"
      "caution: this email originated|caution: external|[external|groups.io links|-=-=-=-=|posted by:|visit your "
      "group");
});

// How a paragraph of a list begins: only where a link or an address is in it and nobody says "I".
inline constexpr auto lists = phrases([] {
  return std::string_view(
      "you received this message because|you received this email because|you received this e-mail because|"
      "you are receiving this|you're receiving this|you’re receiving this|you are subscribed to|"
      "to unsubscribe from this|to unsubscribe, e-mail|to unsubscribe, email|to unsubscribe, send|to unsubscribe send|"
      "to unsubscribe from the|to unsubscribe, visit|to unsubscribe or|to unsubscribe:|to unsubscribe, click|"
      "to unsubscribe click|to unsubscribe, reply|to unsubscribe, please|to unsubscribe, go|unsubscribe:|"
      "unsubscribe from this|if you no longer wish|if you do not wish to receive|if you don't wish to receive|"
      "if you would like to unsubscribe|if you'd like to unsubscribe|if you wish to unsubscribe|"
      "if you want to unsubscribe|to stop receiving|manage your subscription|manage your preferences|"
      "update your preferences|view this email in your browser|this email was sent to|this message was sent to|"
      "this e-mail was sent to|for more options, visit|to view this discussion|to post to this group|"
      "you can unsubscribe|don't want to receive|no longer want to receive|want to unsubscribe?|view this email|"
      "sie erhalten diese|sie bekommen diese|diese e-mail wurde an|diese nachricht wurde an|wenn sie keine weiteren|"
      "wenn sie diesen newsletter|falls sie keine weiteren|möchten sie keine|sie möchten keine|um sich abzumelden|"
      "um sich von|vous recevez ce|vous recevez cet|vous avez reçu ce|pour vous désinscrire|pour vous désabonner|"
      "pour se désinscrire|si vous ne souhaitez plus|si vous ne voulez plus|cet e-mail a été envoyé|has recibido este|"
      "ha recibido este|recibe este correo|recibes este|para cancelar tu suscripción|para cancelar su suscripción|"
      "para darte de baja|si no deseas|si no desea|para anular la suscripción|hai ricevuto|ricevi questa|"
      "ha ricevuto questa|per annullare l'iscrizione|per cancellarti|se non desideri|se non vuoi più|u ontvangt|"
      "je ontvangt|deze e-mail is verzonden|wilt u deze|wil je deze|als u deze|você recebeu|você está recebendo|"
      "recebeu esta mensagem|caso não queira|caso não deseje|se não deseja|se você não deseja|"
      "para cancelar a inscrição|otrzymujesz tę|otrzymałeś tę|otrzymali państwo|aby zrezygnować z|aby wypisać się|"
      "aby anulować subskrypcję|jeśli nie chcesz|вы получили это|вы получаете это|чтобы отписаться|"
      "чтобы отменить подписку|если вы не хотите|このメールは|本メールは|このメッセージは|您收到此|你收到此|"
      "您之所以收到|如果您不想|如不想再|若不想再|du får detta|du får det här|om du inte längre|du har fått det här|"
      "du modtager denne|hvis du ikke længere|du mottar denne|hvis du ikke lenger|saat tämän|jos et halua|"
      "tento e-mail jste|tuto zprávu jste|pokud si nepřejete|bu e-postayı|bu iletiyi|이 메일은|본 메일은");
});

inline constexpr auto links = phrases([] {
  return std::string_view(
      "http|www.|<mailto|click|klick|cliqu|clic|klik|нажм|クリック|点击|點擊|클릭|send |email to|e-mail to|mail "
      "to|e-mail:|request@|unsubscribe@");
});

inline constexpr auto notices = phrases([] {
  return std::string_view(
      "this e-mail|this email|this message|this communication|this transmission|any attachment|its attachments|"
      "attached files|intended recipient|intended solely|intended only|named addressee|confidential|privileged|"
      "notify the sender|received this in error|in error|unauthori|disclosure|dissemination|delete it from your system|"
      "registered office|registered in england|virus|monitored|diese e-mail|diese nachricht|vertrauliche|adressat|"
      "nicht der richtige|irrtümlich|unbefugt|rechtlich geschützt|absender|weitergabe|amtsgericht|geschäftsführer|"
      "ce message|ce courriel|confidentiel|destinataire|par erreur|pièces jointes|expéditeur|usage exclusif|"
      "divulgation|este mensaje|este correo|confidencial|destinatario|por error|aviso legal|archivos adjuntos|"
      "remitente|questo messaggio|questa e-mail|riservat|per errore|allegati|mittente|d.lgs|esta mensagem|este e-mail|"
      "destinatário|por engano|sigilos|remetente|dit bericht|deze e-mail|vertrouwelijk|geadresseerde|bijlage|afzender|"
      "bestemd|niniejsza wiadomość|ta wiadomość|poufn|adresat|nadawc|załącznik|данное сообщение|это сообщение|"
      "настоящее сообщение|конфиденциальн|получател|адресат|по ошибке|отправител|本メール|本電子メール|機密|受信者|"
      "誤って|削除|送信者|本邮件|保密|收件人|误收|删除|發件人|发件人|detta meddelande|detta e-post|konfidentiell|"
      "mottagar|av misstag|avsändar|denne e-mail|denne meddelelse|denne e-post|fortrolig|modtager|ved en fejl|mottaker|"
      "ved en feil|afsender|tämä viesti|luottamuksellis|vastaanottaj|tato zpráva|tento e-mail|důvěrn|omylem|bu e-posta|"
      "gizli|alıcı|yanlışlıkla|본 메일|기밀|수신인|수신자");
});

// A person speaks; programs and lawyers do not.
inline constexpr auto person = phrases([] {
  return std::string_view(
      "me |me,|me.|my |mine |ich |mich |mein|meine |mir |je |j'|j’|mes |mon |moi|"
      "mis |mi |yo |mio |mia |miei |ik |mijn |eu |meu|minha|moje|moich|mnie|mój|мои|моих|мне |меня|"
      "мой |я |私の|私は|わたし|我的|我不|我要|我想|jag |mina |min |mig|jeg |meg|minun|minua|moji|můj|"
      "mám |benim |beni |저는|제 |내 ");
});

// What somebody asks for by law, perhaps for another: an agent's letter says "you are receiving this because", too.
inline constexpr auto rights = phrases([] {
  return std::string_view(
      "request|consumer|behalf|gdpr|ccpa|cpra|dsgvo|rgpd|lgpd|rodo|personal data|personal information|erase|erasure|"
      "deletion|auskunft|löschung|anfrage|effacement|suppression|demande|supresión|solicitud|solicita|cancellazione|"
      "richiesta|richiede|verzoek|pedido|żądanie|wniosek|запрос|требован|персональн|個人情報|個人データ|请求|個人資料|"
      "个人信息|begäran|anmodning");
});

// Stems by which people ask.
inline constexpr auto requests = phrases([] {
  return std::string_view(
      "please|unsubscrib|delete|remove|stop|opt out|opt-out|erase|cancel|take me|send me|bitte|abmeld|lösch|austrag|"
      "abbestell|entfern|svp|désinscri|désabonn|supprim|retir|por favor|baja|elimin|borr|bórr|quit|cancell|disiscri|"
      "rimuov|afmeld|uitschrij|verwijder|remov|exclu|apag|descadast|proszę|wypis|usuń|usun|прошу|отпиш|удал|отмен|"
      "прекрат|解除|停止|削除|やめて|退订|退訂|删除|刪除|取消|不要|avregistr|avprenumer|radera|ta "
      "bort|sluta|slet|fjern|"
      "stopp|poista|peru|zruš|smaž|odhla|sil|iptal|삭제|해지|취소");
});

// Fixed sentences of templates/mail.
inline constexpr std::string_view our_openings[] = {"You need not do anything.", "Sie müssen nichts tun.",
                                                    "No tiene que hacer nada.", "Vous n'avez rien à faire."};
inline constexpr auto our_endings = phrases([] {
  return std::string_view(
      "our number for your letter is|unsere nummer für ihren brief ist|nuestro número para su carta es|"
      "notre numéro pour votre lettre est|undo it here:|hier machen sie es rückgängig:|deshágalo aquí:|annulez ici :");
});

}  // namespace joys::footer_words
