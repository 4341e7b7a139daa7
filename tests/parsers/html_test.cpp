// HTML to text: what a reader sees, in lines.
#include "parsers/html.h"
#include "catch.h"
#include "letter.h"

using namespace joys;

namespace {

std::string text(std::string_view html) {
  std::string out = html_to_text(html, 1u << 20);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("blocks become lines, runs of white space one space") {
  CHECK(text("<p>Please   remove\n <b>me</b>.</p><p>Thanks</p>") == "Please remove me.\n\nThanks");
  CHECK(text("a<br>b<br/><br />c") == "a\nb\n\nc");
  CHECK(text("<div>a</div><div>b</div>") == "a\nb");
  CHECK(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") == "a b\nc");
  CHECK(text("<ul><li>a<li>b</ul>") == "a\nb");
  CHECK(text("un<b>sub</b>scribe") == "unsubscribe");
  CHECK(text("<pre>a  b\nc</pre>") == "a  b\nc");
}

TEST_CASE("what is not seen is not read") {
  const char* html =
      GENERATE("x<!-- delete me -->y", "x<div style=\"display:none\">delete <div>me</div> now</div>y",
               "x<span style='display : NONE'>delete</span>y", "x<span hidden>delete</span>y",
               "x<script>if (a < b) document.write('</p>delete')</script>y", "x<style>p { delete: me }</style>y",
               "<head><title>delete</title></head>xy", "x<img alt=\"delete me\" src=a>y",
               "x<span style=\"font-size:0px\">delete</span>y", "x<span style=\"mso-hide:all\">delete</span>y",
               "x<span style=\"visibility:hidden\">delete</span>y", "x<!--[if mso]>delete<![endif]-->y",
               "x<template>delete</template>y", "x<a title=\"<b>delete</b>\">y</a>", "x<!doctype delete>y",
               "x<textarea>delete</textarea>y");
  INFO(html);
  CHECK(text(html) == "xy");
}

TEST_CASE("text hidden by every style that mail uses is not read") {
  const char* style =
      GENERATE("display:none!important", "DISPLAY: none ;color:red", "visibility: collapse", "font-size:0",
               "font-size: 0em", "font-size:0.0px", "font-size:1px", "font-size:.1pt", "font:0/0 a", "opacity:0",
               "opacity: 0.0;", "max-height:0", "max-height:0px;overflow:hidden", "max-width:0",
               "height:0;overflow:hidden", "overflow:hidden;width:1px", "mso-hide:all", "color:#fff;background:#ffffff",
               "color: White; background-color: rgb(255, 255, 255)", "color:transparent", "text-indent:-9999px",
               "position:absolute;left:-5000px", "clip:rect(0 0 0 0)", "color:#FFFFFF", "color:#fefefe");
  INFO(style);
  CHECK(text("x<span style=\"" + std::string(style) + "\">delete</span>y") == "xy");
}

TEST_CASE("text that can be seen is read") {
  const char* style =
      GENERATE("display:inline", "font-size:1em", "font-size:10px", "max-height:0.5em", "opacity:0.5", "height:0",
               "color:#ff0000", "color:#fff;background:#000", "color:white;background:url(x.png)", "overflow:hidden",
               "max-width:600px", "text-indent:-18pt", "margin-left:-5px", "line-height:0", "color:windowtext", "");
  INFO(style);
  CHECK(text("x<span style='" + std::string(style) + "'>seen</span>y") == "xseeny");
}

TEST_CASE("white text is hidden on a white page only") {
  CHECK(text("a<font color=\"#FFFFFF\">delete</font>b") == "ab");
  CHECK(text("<body bgcolor=white>a<font color=white>delete</font>b") == "ab");
  CHECK(text("<table bgcolor='#003366'><tr><td><font color=white>seen</font></table>") == "seen");
  CHECK(text("<td style=\"background-color: navy\"><a style=\"color:#fff\">seen</a></td>") == "seen");
}

TEST_CASE("style sheets hide by class and id, but not on some screens only") {
  const auto page = [](const char* sheet) {
    return text("<head><style>" + std::string(sheet) + "</style></head>a<span class='big X'>b</span><i id=y>c</i>");
  };
  CHECK(page(".x { display: none }") == "ac");
  CHECK(page("p { margin: 0 } span.x, #y { display:none }") == "a");
  CHECK(page("/* .x */ .big { font-size:0 }") == "ac");
  CHECK(page("@media (max-width:600px) { .x { display:none } } #y{opacity:0}") == "ab");
  CHECK(page(".x .z { display:none } .x:hover { display:none } span { display:none }") == "abc");
  CHECK(page("@media print { .x {") == "abc");
  CHECK(page(".x { color: none") == "abc");
}

TEST_CASE("hiding ends where the element ends") {
  CHECK(text("<p style=\"display:none\">a<p>b") == "b");
  CHECK(text("<table><tr><td style='display:none'>a<td>b</table>c") == "b\nc");
  CHECK(text("<img style=\"display:none\">a") == "a");
  CHECK(text("<head><title>x</title><p>a") == "a");
  CHECK(text("<div style=\"font-size:10px\">a</div>") == "a");
}

TEST_CASE("character references") {
  CHECK(text("caf&eacute; &amp; &lt;b&gt; &#8364;&#x20AC; &nbsp;x&amp y &unknown; & &#; &#0;&#xD800;&#99999999;") ==
        "café & <b> €€ x& y &unknown; & &#;");
  CHECK(text("a &lt;script&gt; b") == "a <script> b");
}

TEST_CASE("references to C1 characters mean Windows-1252, empty comments end at once") {
  CHECK(text("it&#146;s &#147;x&#x94; &#150; &#129;&#128;") == "it\u2019s “x” – €");
  CHECK(text("a<!-->b<!--->c<!-- x -->d") == "abcd");
  CHECK(text("a<!--[if !mso]><!-->b<!--<![endif]-->c<![if !mso]>d<![endif]>") == "abcd");
}

TEST_CASE("quoted letters get quote marks, indentation does not") {
  CHECK(text("No.<blockquote type=cite>Yes?<blockquote type=\"cite\">Well</blockquote></blockquote>ok") ==
        "No.\n> Yes?\n>> Well\nok");
  CHECK(text("a<blockquote class=\"gmail_quote\" style=\"margin:0\">b</blockquote>") == "a\n> b");
  CHECK(text("a<blockquote style=\"margin:0 0 0 40px;border:none\">b</blockquote>") == "a\nb");
  CHECK(text("a<div class=\"gmail_signature\">Ann</div>b") == "a\n> Ann\nb");
  CHECK(text("a<pre class=\"moz-signature\">Ann</pre>") == "a\n-- \nAnn");
}

TEST_CASE("broken markup is read as far as it goes") {
  CHECK(text("a < b and c<d") == "a < b and c");
  CHECK(text("x</nothing>y</div>z") == "xy\nz");
  CHECK(text("a<p") == "a");
  CHECK(text("a<!-- never closed") == "a");
  CHECK(text("a<a href=\"never closed>b") == "a");
  CHECK(text("1 <2 <3") == "1 <2 <3");
}

TEST_CASE("text is cut at the limit between characters") {
  CHECK(html_to_text(test::repeated("é", 100), 11) == test::repeated("é", 5));
  CHECK(html_to_text(test::repeated("abc ", 100), 10).size() == 10);
}

TEST_CASE("hostile markup ends") {
  const char* piece =
      GENERATE("<div>", "</div>", "<b", "<!--", "<p a1 ", "&", "&#", "<", "<script>", "<div style=display:none>",
               "<blockquote>", "</script", "<a b=\"", "<pre> ", "<textarea>", "<br>", "<font color=white>",
               "<style>.a{display:none}</style>", "<i class='a b c'>", "<style>@x{", "<i style='color:#fff'></i>");
  CHECK(html_to_text(test::repeated(piece, 50000), 1u << 18).size() <= 1u << 18);
}
