// Transactions and savepoints that end as their scope ends: kept if it was left normally, undone if it threw.
#pragma once
#include "store/database.h"

namespace joys {

template <class Work>
void in_transaction(Database& db, Work&& work) {
  db.begin();
  try {
    work();
    db.commit();
  } catch (...) {
    db.rollback();
    throw;
  }
}

template <class Work>
void in_savepoint(Database& db, Work&& work) {
  db.savepoint();
  try {
    work();
  } catch (...) {
    if (db.in_transaction()) db.rollback_to_savepoint();  // a full disk may have taken the whole transaction
    throw;
  }
  db.release();
}

}  // namespace joys
