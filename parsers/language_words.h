// The words that give a language away: its most frequent small words, and those that people write to a privacy mailbox.
// Small letters only; a word that several languages share counts less for each of them.
#pragma once
#include <string_view>

namespace joys {

struct LanguageWords {
  std::string_view code, words;
};

inline constexpr LanguageWords language_words[] = {
    {"en",
     "the and of to in is that it for you was with on as are be this have from or by not but at your my me i we they "
     "please what all were when can there an which their if has will would no do does did how about out up who them "
     "then she he his her its our so some could into than been only also after any these just because i'm don't it's "
     "unsubscribe remove delete stop email emails e-mail data account address information mailing list newsletter "
     "thanks thank hello hi dear regards want need know why never sent sending send get got off opt am us should"},
    {"es",
     "el la los las de que y en un una por con para no su es al lo como más pero sus le ya o este sí porque esta entre "
     "cuando muy sin sobre también me hasta hay donde quien desde todo nos todos uno les ni contra ese eso mi mis "
     "favor elimine eliminar borrar borren datos correo correos cuenta dirección quiero recibir gracias hola saludos "
     "baja darme dar lista boletín usted ustedes tengo hijo hija años deseo solicito información cancelar buenos "
     "días estimados señores necesito puede pueden del se he ha no enviar envíen"},
    {"fr",
     "le la les de des du et en un une que qui est pour dans pas ne sur au aux avec ce cette il elle je vous nous mes "
     "mon ma votre vos par plus ou sont mais comme si leur tout être avoir fait même aussi sans ses son à été ai suis "
     "merci bonjour veuillez supprimer données compte adresse désinscrire désabonner désinscription recevoir lettre "
     "cordialement madame monsieur souhaite voudrais courriels messages toutes tous afin c'est j'ai n'ai d'une"},
    {"de",
     "der die das und ist in zu den von mit sich des auf für nicht ein eine einen einer im dem es an auch als bei nach "
     "aus er sie ich wir ihr mir mich mein meine meinen meiner ihre ihren ihnen haben hat wird werden wurde sind war "
     "aber oder wenn nur noch so am bitte keine kein mehr abmelden abbestellen austragen löschen daten löschung konto "
     "adresse danke hallo grüße grüßen freundlichen sehr geehrte damen herren möchte erhalten newsletter verteiler "
     "welche gespeichert über zum zur dass was wie um vom bin können habe"},
    {"it",
     "il lo la gli le di che e un una per con non sono da del della dei delle in al alla ma come anche più mi mio mia "
     "miei mie vostro vostra vi si ho ha è questo questa cosa se dal nel nella ai quale perché molto tutti tutto "
     "grazie buongiorno salve cordiali saluti cancellare cancellarmi cancellazione dati indirizzo account vorrei "
     "ricevere iscrizione disiscrivermi rimuovere eliminare figlio figlia anni prego cortesemente chiedo posta"},
    {"pt",
     "o a os as de que e do da em um uma para com não por mais dos das no na se foi ao ele ela como mas meu minha meus "
     "minhas seu sua à ou quando muito já também só pelo pela até isso entre era depois sem mesmo aos ter está você "
     "vocês eu tenho favor obrigado obrigada olá bom dia dados conta endereço apagar excluir remover eliminar "
     "eliminem cancelar inscrição receber quero gostaria filho filha anos nome boa tarde lista retirem vosso vossos"},
    {"nl",
     "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou of wat mijn ook wel "
     "uw u je jullie wij ze deze door over geen meer naar heb heeft bij kan graag wil alle nog dit worden word werd "
     "alstublieft aub verwijderen verwijder gegevens afmelden uitschrijven nieuwsbrief adres bedankt hallo groet "
     "groeten vriendelijke ontvangen dank geachte beste willen kunt waarom hoe mij me"},
    {"pl",
     "i w nie na się z do jest to że o jak po co ale za od tak dla czy przez są już tylko mnie mi moje moich mój moja "
     "państwa pan pani proszę usunąć usunięcie usuńcie dane danych konto adres dziękuję dzień dobry pozdrawiam "
     "wypisać wypisanie wypisz listy newslettera chcę wiadomości otrzymywać maile szanowni państwo jestem mam ich "
     "oraz który które być bardzo może moim mojego"},
    {"sv",
     "och att det i en jag är som på för med av inte till den har de ett om vi ni mig min mitt mina er ert era hej "
     "tack "
     "vänligen snälla ta bort radera avregistrera avsluta prenumeration uppgifter personuppgifter konto adress "
     "nyhetsbrev vill får kan från men var så när eller vad alla också hälsningar vänliga mvh inga fler utskick"},
    {"da",
     "og at det i en jeg er som på for med af ikke til den har de et om vi jer mig min mit mine jeres hej tak venligst "
     "slet slette fjern afmeld afmelde oplysninger data konto adresse nyhedsbrev vil kan fra men var så når eller hvad "
     "alle også hilsen venlig mvh ingen flere mails hvis kunne blev være efter"},
    {"no",
     "og at det i en jeg er som på for med av ikke til den har de et om vi dere meg min mitt mine deres hei takk "
     "vennligst slett slette fjern meld avmeld opplysninger data konto adresse nyhetsbrev vil kan fra men var så når "
     "eller hva alle også hilsen vennlig mvh ingen flere eposter hvis kunne ble være etter noe ønsker"},
    {"fi",
     "ja on ei se että en hän oli mutta kun niin olen minun minä te teidän mitä joka ovat myös jos kuin tai sitä olla "
     "voi vain nyt ole hei kiitos pyydän poistakaa poista tietoni tiedot tilini sähköposti osoite uutiskirje "
     "postituslista peruuttaa haluan terveisin ystävällisin tietojani enää mikä miksi"},
    {"cs",
     "a je v se na že to s z do i o k ve jsem si by jak ale za po mě mi moje můj má vás vám jste nebo jen už pro od "
     "které který jako dobrý den děkuji prosím smazat smažte vymazat údaje účet odhlásit adresa adresu zprávy s "
     "pozdravem chci dostávat mých osobních osobní není jsou"},
    {"ro",
     "și de la în cu pe nu un o este că să din mai pentru care sunt ce am fost au meu mea mele vă rog mulțumesc bună "
     "ziua ștergeți șterge date datele cont contul adresa dezabonare dezabonați vreau doresc mesaje primesc îmi "
     "dumneavoastră stimați toate prin dar dacă lista"},
    {"hu",
     "a az és hogy nem is egy ez van de meg csak már el még volt ha mint én vagyok vagy kérem kérjük törölje töröljék "
     "adataimat adatok fiók fiókomat leiratkozás leiratkozni hírlevél köszönöm üdvözlettel tisztelt cím címemet "
     "szeretném levelet nekem önök az ön minden kell lehet"},
    {"tr",
     "ve bir bu da de için ile ne var çok ama gibi daha ben benim bana siz sizin lütfen verilerimi silin silmek hesap "
     "hesabımı listeden çıkarın abonelik iptal teşekkürler teşekkür merhaba sayın istiyorum almak e-posta adresimi "
     "değil olarak olan her kadar sonra bülten bilgilerimi nasıl mi"}};

}  // namespace joys
