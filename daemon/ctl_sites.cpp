// joysctl sites: whose the sites are that clients run with us. Who may ask about a visitor follows from it.
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/table_file.h"
#include "parsers/address.h"
#include "parsers/scan.h"

namespace joys {
namespace {

struct SiteRow {
  Site site;
  std::string error;
};

SiteRow site_of(const GivenRow& row) {
  SiteRow out;
  for (const auto& [name, values] : row) {
    std::string column;
    for (const char c : name) column += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (values.size() != 1) return {{}, "one value for each of host, name and client"};
    if (column == "host" || column == "site") out.site.host = host_of(values.front());
    if (column == "name") out.site.name = values.front();
    if (column == "client" || column_name(name) == "email") out.site.client = values.front();
  }
  if (out.site.host.empty()) out.error = "host: write the site's host, like shop.example";
  if (canonical(parse_address(out.site.client)).empty()) out.error = "client: write the client's mail address";
  return out;
}

void sites_import(const Ctl& ctl, const std::string& path, const std::string& format) {
  constexpr std::size_t at_once = 1000;
  TableFile file(path, format);
  LedgerAccess access(ctl);
  std::vector<Site> batch;
  int changed = 0, taken = 0, bad = 0;
  const auto hand_in = [&] {
    taken += static_cast<int>(batch.size());
    if (!batch.empty()) changed += access.ledger->put_sites(std::exchange(batch, {}), actor()).get();
  };
  for (auto row = file.next(); !row.end; row = file.next()) {
    auto [site, error] = row.error.empty() ? site_of(row.values) : SiteRow{{}, row.error};
    if (error.empty())
      batch.push_back(std::move(site));
    else
      std::cerr << "line " << row.line << ": " << error << "\n", ++bad;
    if (batch.size() >= at_once) hand_in();
  }
  hand_in();
  if (ctl.json)
    std::cout << dump({{"sites", taken}, {"changed", changed}, {"bad_lines", bad}}) << "\n";
  else
    std::cout << taken << " sites, " << changed << " of them new or changed, " << bad << " lines refused\n";
  if (bad > 0) throw CtlError("some lines were refused, see above");
}

void sites_list(const Ctl& ctl) {
  std::vector<std::vector<std::string>> table{{"HOST", "NAME", "CLIENT"}};
  for (const auto& site : LedgerAccess(ctl).ledger->sites()) {
    if (ctl.json) std::cout << dump({{"host", site.host}, {"name", site.name}, {"client", site.client}}) << "\n";
    table.push_back({site.host, scan::one_line(site.name, 40), site.client});
  }
  if (!ctl.json) print_table(table);
}

}  // namespace

void add_sites(CLI::App& app, Ctl& ctl) {
  const auto file = std::make_shared<std::string>(), format = std::make_shared<std::string>();
  auto* group = app.add_subcommand("sites", "The sites that clients run with us")->require_subcommand(1);
  auto* import = group->add_subcommand("import", "Sites from CSV or JSON lines: host, name, client (its mail address)");
  import->add_option("FILE", *file, "CSV or JSON lines; - is standard input")->required();
  import->add_option("--format", *format, "csv or jsonl; else by the file's name")
      ->check(CLI::IsMember({"csv", "jsonl"}));
  import->callback([&ctl, file, format] { sites_import(ctl, *file, *format);
});
group->add_subcommand("list", "All of them")->callback([&ctl] { sites_list(ctl); });
}  // namespace joys

}  // namespace joys
