// The phrases by which machines give themselves away, as tables of folded text (scan::fold).
#pragma once
#include <array>
#include <string_view>

namespace joys {

// How an automatic reply's subject begins. Weak: it needs a second sign, since people quote such subjects.
bool subject_of_automatic_reply(std::string_view folded);
// How the subject of an answer to a calendar invitation begins; of the invitation; of a reader's receipt.
bool subject_of_calendar_reply(std::string_view folded);
bool subject_of_invitation(std::string_view folded);
bool subject_of_receipt(std::string_view folded);

// What absentees' machines say.
bool sentence_of_absence(std::string_view folded);
// "Your message was read on ...".
bool sentence_of_reading(std::string_view folded);
// "Your message is held until you prove that you are a person".
bool is_challenge(std::string_view folded);
// Whole sentences of known challenge systems and list managers.
bool is_vendors_challenge(std::string_view folded);
// "We have received your request; your ticket number is ..."; a machine's word besides, unless one is known to write.
bool is_ticket_receipt(std::string_view folded, bool by_machine);
// Words of a wish: then a subject and a sentence of absence alone do not make it a machine's.
bool asks_for_something(std::string_view folded);

}  // namespace joys
