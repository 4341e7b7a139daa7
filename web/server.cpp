// The binding to libmicrohttpd: its callbacks, our limits, the routing table. What a request may look like is in
// web/strict, the total time in web/deadline; pages know nothing of the library.
#include "web/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstring>
#include <typeinfo>

#include "store/database.h"
#include "templates/render.h"
#include "web/deadline.h"
#include "web/listen.h"
#include "web/page.h"
#include "web/strict.h"

namespace joys {
namespace {

// A click holds its thread until its commit returned; those who wait together share one transaction, so a few more
// threads than cores let a busy hour through.
constexpr unsigned threads = 8;
constexpr std::size_t connection_memory = 16 * 1024;  // bounds the header block; more is answered with 431
constexpr unsigned silence_seconds = 10;

// No page of ours is cached, indexed, framed or asks another host for anything, and no link out tells where it was.
constexpr std::pair<const char*, const char*> every_page[] = {
    {"Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Cache-Control", "no-store"},
    {"X-Robots-Tag", "noindex"},
};

struct Exchange {  // one request from its first header to its last byte
  Request request;
  bool too_large = false;
};

unsigned affordable(unsigned connections) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return connections;
  return std::max(threads, std::min(connections, static_cast<unsigned>(files.rlim_cur / 2)));
}

MHD_Result take_header(void* headers, MHD_ValueKind, const char* name, std::size_t name_size, const char* value,
                       std::size_t value_size) {
  static_cast<decltype(RequestHead::headers)*>(headers)->emplace_back(
      std::string(name, name_size), value ? std::string(value, value_size) : std::string());
  return MHD_YES;
}

// The path is decoded by web/strict; left to itself the library would decode it before we could see it.
std::size_t keep_escapes(void*, MHD_Connection*, char* text) { return std::strlen(text); }

Response error_page(int status) {
  Response page{.status = status, .body = plain_page(status)};
  if (status == 503) page.headers.emplace_back("Retry-After", "60");
  return page;
}

Response mishap(int status, const Route& route, std::string_view why) {
  Response page = error_page(status);
  page.complaint = route.method + " " + route.prefix + ": " + std::string(why);
  return page;
}

// What the store and the templates throw names no person; any other exception may quote what it choked on.
Response serve(const Route& route, const Request& request) {
  try {
    return route.serve(request);
  } catch (const DatabaseError& e) {
    return mishap(503, route, e.what());
  } catch (const TemplateError& e) {
    return mishap(500, route, e.what());
  } catch (const std::exception& e) {
    return mishap(500, route, typeid(e).name());
  } catch (...) {
    return mishap(500, route, "an exception of unknown type");
  }
}

// What the prefix leaves of the path: one segment for "/u/", nothing for an exact route.
std::optional<std::string> match(const std::string& prefix, const std::string& path) {
  if (path == prefix) return prefix.size() > 1 && prefix.ends_with('/') ? std::nullopt : std::optional(std::string());
  if (prefix.size() < 2 || !prefix.ends_with('/') || !path.starts_with(prefix)) return std::nullopt;
  std::string rest = path.substr(prefix.size());
  return rest.find('/') == std::string::npos ? std::optional(rest) : std::nullopt;
}

// Signals belong to the process's main thread: threads started meanwhile inherit that they take none.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_;
};

}  // namespace

struct Server::Impl {
  std::vector<Route> routes;
  Complain complain;
  Deadlines deadlines;
  std::uint16_t port = 0;
  MHD_Daemon* daemon = nullptr;

  Impl(std::vector<Route> r, Complain c, const ServerLimits& limits)
      : routes(std::move(r)), complain(std::move(c)), deadlines(limits.request) {}

  ~Impl() {
    if (daemon) MHD_stop_daemon(daemon);  // closes the listening socket and waits for running handlers
  }

  Response answer(Request& request) const {
    std::string allowed;
    for (const Route& route : routes) {
      auto rest = match(route.prefix, request.path);
      if (!rest) continue;
      if (route.method == request.method || (route.method == "GET" && request.method == "HEAD")) {
        request.rest = std::move(*rest);
        return serve(route, request);
      }
      allowed += (allowed.empty() ? "" : ", ") + route.method + (route.method == "GET" ? ", HEAD" : "");
    }
    if (allowed.empty()) return error_page(404);
    Response refused = error_page(405);
    refused.headers.emplace_back("Allow", allowed);
    return refused;
  }

  MHD_Result send(MHD_Connection* connection, const Response& page, bool close) const {
    if (complain && !page.complaint.empty()) complain(page.complaint);
    MHD_Response* response =
        MHD_create_response_from_buffer(page.body.size(), const_cast<char*>(page.body.data()), MHD_RESPMEM_MUST_COPY);
    if (!response) return MHD_NO;
    MHD_add_response_header(response, "Content-Type", page.type.c_str());
    for (const auto& [name, value] : page.headers) MHD_add_response_header(response, name.c_str(), value.c_str());
    for (const auto& [name, value] : every_page)
      if (!MHD_get_response_header(response, name)) MHD_add_response_header(response, name, value);
    if (close) MHD_add_response_header(response, "Connection", "close");
    const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(page.status), response);
    MHD_destroy_response(response);
    return sent;
  }

  // The headers have arrived. Answering now makes the library close the connection without reading on.
  MHD_Result begin(MHD_Connection* connection, const RequestHead& head, void** state) const {
    if (const int status = refusal(head); status != 0) return send(connection, error_page(status), true);
    auto path = decode_path(head.target);
    if (!path) return send(connection, error_page(400), true);
    auto exchange = std::make_unique<Exchange>();
    exchange->request.method = head.method;
    exchange->request.path = std::move(*path);
    for (const auto& [name, value] : head.headers) {
      std::string& field = exchange->request.headers[ascii_lower(name)];
      field += (field.empty() ? "" : ", ") + value;  // RFC 9110 section 5.3
    }
    const auto* client = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    exchange->request.peer =
        peer_of(client ? client->client_addr : nullptr, exchange->request.headers["x-forwarded-for"]);
    *state = exchange.release();  // freed by completed()
    return MHD_YES;
  }

  MHD_Result handle(MHD_Connection* connection, const RequestHead& head, std::string_view data, std::size_t* size,
                    void** state) const {
    if (!*state) return begin(connection, head, state);
    auto& [request, too_large] = *static_cast<Exchange*>(*state);
    if (*size == 0) return send(connection, too_large ? error_page(413) : answer(request), too_large);
    too_large = too_large || request.body.size() + data.size() > max_body;  // a chunked body does not announce its size
    if (!too_large) request.body += data;
    *size = 0;
    return MHD_YES;
  }

  // No exception may cross the library's C frames.
  static MHD_Result access(void* self, MHD_Connection* connection, const char* url, const char* method,
                           const char* version, const char* data, std::size_t* size, void** state) noexcept try {
    RequestHead head{.method = method, .target = url, .version = version, .headers = {}};
    if (!*state) MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_header, &head.headers);
    return static_cast<Impl*>(self)->handle(connection, head, {data ? data : "", *size}, size, state);
  } catch (...) {
    return MHD_NO;
  }

  static int socket_of(MHD_Connection* connection) {
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
  }

  static void completed(void* self, MHD_Connection* connection, void** state, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*state);
    *state = nullptr;
    static_cast<Impl*>(self)->deadlines.start(connection, socket_of(connection));
  }

  static void connected(void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
    Deadlines& deadlines = static_cast<Impl*>(self)->deadlines;
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
      deadlines.start(connection, socket_of(connection));
    else
      deadlines.stop(connection);
  }
};

Server::Server(const std::string& listen, std::vector<Route> routes, Complain complain, ServerLimits limits) {
  const Listener listener = listen_on(listen);
  const SignalsBlocked blocked;
  impl_ = std::make_unique<Impl>(std::move(routes), std::move(complain), limits);
  impl_->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, &Impl::access, impl_.get(),
                                   MHD_OPTION_LISTEN_SOCKET, listener.socket, MHD_OPTION_THREAD_POOL_SIZE, threads,
                                   MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                                   connection_memory, MHD_OPTION_CONNECTION_LIMIT, affordable(limits.connections),
                                   MHD_OPTION_PER_IP_CONNECTION_LIMIT, listener.loopback ? 0 : limits.per_ip,
                                   MHD_OPTION_CONNECTION_TIMEOUT, silence_seconds, MHD_OPTION_UNESCAPE_CALLBACK,
                                   &keep_escapes, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Impl::completed, impl_.get(),
                                   MHD_OPTION_NOTIFY_CONNECTION, &Impl::connected, impl_.get(), MHD_OPTION_END);
  if (!impl_->daemon) {
    close(listener.socket);
    throw std::runtime_error("cannot listen on " + listen + ": the HTTP library did not start");
  }
  impl_->port = listener.port;
}

Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->port; }

}  // namespace joys
