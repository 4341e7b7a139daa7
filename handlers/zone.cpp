// Days of the configured time zone. Zones are read once and kept for the life of the process: it uses one or two.
#include "handlers/zone.h"

#include <glib.h>

#include <map>
#include <mutex>
#include <stdexcept>

namespace joys {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_seconds;
using std::chrono::seconds;

GTimeZone* find_zone(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, GTimeZone*> zones;
  const std::lock_guard lock(mutex);
  const auto known = zones.find(name);
  if (known != zones.end()) return known->second;
  GTimeZone* zone = name.empty() ? nullptr : g_time_zone_new_identifier(name.c_str());
  if (zone) zones.emplace(name, zone);
  return zone;
}

GTimeZone* zone_named(const std::string& name) {
  if (GTimeZone* zone = find_zone(name)) return zone;
  throw std::invalid_argument("unknown time zone '" + name + "'");
}

}  // namespace

bool known_zone(const std::string& zone) { return find_zone(zone) != nullptr; }

Day day_of(std::int64_t unix_time, const std::string& zone) {
  GTimeZone* const tz = zone_named(zone);
  const int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL, unix_time);
  return floor<days>(local_seconds(seconds(unix_time + g_time_zone_get_offset(tz, interval))));
}

std::int64_t end_of_day(Day day, const std::string& zone) {
  GTimeZone* const tz = zone_named(zone);
  gint64 midnight = local_seconds(day + days(1)).time_since_epoch().count();
  // Where the clocks jump over midnight, adjust_time moves to the first second that exists.
  const int interval = g_time_zone_adjust_time(tz, G_TIME_TYPE_STANDARD, &midnight);
  return midnight - g_time_zone_get_offset(tz, interval) - 1;
}

}  // namespace joys
