// An answer becomes bytes: templates give the words, mail/compose the letter. Called by the ledger inside the
// transaction, so that what is stored is exactly what will be sent.
#pragma once
#include <memory>
#include <string>

#include "store/ledger.h"
#include "templates/render.h"

namespace joys {

struct AnswerStyle {
  std::string from;         // "Soren <joysandconcerns@soren.tech>"
  std::string return_path;  // address that promises bounce to; "" for the address of `from`
  std::string public_url;   // no trailing slash
  bool plus_addressing = true;
};

Composed compose_answer(const Answer&, const Minted&, const AnswerStyle&, const Templates&);

}  // namespace joys
