package golden

import "strings"

// Hostile is an input that somebody might try: what it attacks, and the words. A new output format brings its row.
type Hostile struct{ Attacks, Words string }

// HostileList is the standing list. Every output is held against all of it: the words come out as words.
var HostileList = []Hostile{
	{"HTML: a script", `<script>alert(1)</script> runs here`},
	{"HTML: an event", `<img src=x onerror=alert(1)> loads here`},
	{"HTML: an attribute", `" onmouseover="alert(1)" x="`},
	{"HTML: a comment that Hugo reads", `Before <!--more--> after, <!-- hidden --> too`},
	{"HTML: an entity", `&lt;b&gt; stays &amp;amp; so does &#x3c;`},
	{"HTML: a closing tag", `</main></body></html> ends nothing`},
	{"Hugo: a shortcode", `{{< figure src="x" >}} and {{% ref "x" %}} call nothing`},
	{"Hugo: a template", `{{ .Site.Params }} and {{ printf "x" }} print nothing`},
	{"Markdown: attributes", `Words {#id .class style="color:red" onclick=x} stay words`},
	{"Markdown: a link", `[press](javascript:alert(1)) and [x]: javascript:alert(2)`},
	{"Markdown: an image", `![pixel](https://evil.example/p.gif) fetches nothing`},
	{"Markdown: an autolink", `<https://evil.example> and https://evil.example and www.evil.example and a@evil.example`},
	{"Markdown: emphasis and code", "a*b*c _d_e ~~f~~ `g` ``h`` ***"},
	{"Markdown: table cells", `cell | cell \| cell || end`},
	{"GitHub: an alert, math and a mention", `[!WARNING] $x^2$ :tada: @everyone #1 [^1]`},
	{"GitHub: the end of code, and mentions behind it", "`x` `` ` ``` @everyone GH-1 harbors/harbors#1 `"},
	{"front matter: a fence", `--- +++ title: "x" --- draft: true`},
	{"YAML: quotes, anchors, tags", `"x": &a [*a] !!python/object:os.system {y: 'z'} # no`},
	{"YAML: booleans and numbers", `no`},
	{"a path", `../../../../etc/passwd and C:\Windows\system32 and %2e%2e%2f`},
	{"a workflow command", `::error file=x::y ::set-output name=a::b ##[group]x`},
	{"a formula", `=HYPERLINK("http://evil.example","x")`},
	{"a formula with a sign", `@SUM(1+1)*cmd|' /C calc'!A0`},
	{"characters that turn direction", "abc\u202egpj.exe\u202c \u2066def\u2069"},
	{"control and invisible characters", "a\u0007b\u200bc\u00add\ufeffe\u2028f"},
	{"BibTeX: the end of a field and an entry", `\end} }, note = {x} } @string{y = {z}} @article{evil, title = "a" # b}`},
	{"BibTeX: commands and comments", `\input{/etc/passwd} \write18{rm} 100% {{open {\{ ~^_&$#`},
	{"RIS: the end of an entry", "Words ER  - and TY  - JOUR then UR  - https://evil.example"},
	{"JSON: the end of a string and of a script", `x", "y": {"@type": "Person"}}</script><script>alert(1)</script><!-- \u003c/script>`},
	{"a very long word", "x0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"},
}

// HostileText is a seed text that puts words wherever a text has words.
func HostileText(words string) string {
	q := strings.ReplaceAll(strings.ReplaceAll(words, `\`, `\\`), `"`, `\"`)
	return "---\ntitle: \"" + q + "\"\nsummary: \"" + q + "\"\nalso: [\"x " + q + "\"]\n---\n" +
		"It says: " + words + "\n\n## " + words + "\n\n- " + words + "\n- x " + words + "\n\n" +
		"| a | b " + strings.ReplaceAll(words, "|", `\|`) + " |\n|---|---|\n| x | " + strings.ReplaceAll(words, "|", `\|`) + " |\n\n" +
		"May 1, 1960\n" + words + "\n\nWho: " + words + "\nWhere: x " + words + "\n\n> " + words + "\n\n" +
		"Sources differ: " + words + "\n- " + words + "\n- y\n\nFAQ\nIs it " + words + "?\n" + words + "\n"
}
