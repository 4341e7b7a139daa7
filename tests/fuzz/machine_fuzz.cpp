// The input is the subject, the text and the value of every field by which machines tell what they are.
#include <cstdlib>

#include "parsers/machine.h"
#include "parsers/tickets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  joys::Message m;
  m.from = {joys::Address{input.substr(0, 20), input.substr(0, 64), "example.org", true}};
  m.subject = input;
  m.text = input;
  m.in_reply_to = input.substr(0, 10);
  m.message_id = input.substr(0, 80);
  m.content_type = "text/calendar; method=" + input.substr(0, 20);
  for (const char* name : {"Auto-Submitted", "Precedence", "X-Autoreply", "X-Mailer", "X-Auto-Response-Suppress",
                           "X-Original-From", "X-POST-MessageClass", "List-Id"})
    m.headers.push_back({name, input});
  const joys::Machine machine = joys::recognise_machine(m, {"joysandconcerns@soren.tech"});
  if (machine.auto_reply && !machine.never_answer) std::abort();
  if (machine.never_answer == machine.reason.empty()) std::abort();
  joys::TokenKey key;
  key.id = 1;
  const joys::Tickets tickets = joys::find_tickets(m, {key});
  if (tickets.in_subject && !tickets.acting) std::abort();
  return 0;
}
