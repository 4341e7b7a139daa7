// The phrases by which machines give themselves away, as tables of folded text (scan::fold).
#pragma once
#include <array>
#include <string_view>

namespace joys {

// How an automatic reply's subject begins. Weak: it needs a second sign, since people quote such subjects.
bool subject_of_automatic_reply(std::string_view folded);
// What absentees' machines say.
bool sentence_of_absence(std::string_view folded);
// "Your message is held until you prove that you are a person".
bool is_challenge(std::string_view folded);
// "We have received your request; your ticket number is ...".
bool is_ticket_receipt(std::string_view folded);
// How the subject of an answer to a calendar invitation begins.
bool subject_of_calendar_reply(std::string_view folded);

}  // namespace joys
