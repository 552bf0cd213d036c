package verify

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// shape counts what each page has once.
type shape struct {
	h1, main, policy int
	lang, title      string
}

// readHTML takes in a page.
func (d *doc) readHTML(body []byte) {
	tree, err := html.ParseWithOptions(bytes.NewReader(body), html.ParseOptionEnableScripting(false)) // noscript holds elements
	if err != nil {
		d.report("bad-data", "page is no HTML: %v", err)
		return
	}
	var s shape
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode {
			d.seeElement(n, &s)
		}
	}
	d.checkShape(s)
}

func (d *doc) checkShape(s shape) {
	if s.h1 != 1 {
		d.report("page-shape", "page has %d h1, want 1", s.h1)
	}
	if s.main != 1 {
		d.report("page-shape", "page has %d main, want 1", s.main)
	}
	if strings.TrimSpace(s.lang) == "" {
		d.report("page-shape", "page has no language, want html[lang]")
	}
	if strings.TrimSpace(s.title) == "" {
		d.report("page-shape", "page has no title, want one")
	}
	if s.policy != 1 {
		d.report("page-policy", "page has %d content security policies, want 1", s.policy)
	}
}

func (d *doc) seeElement(n *html.Node, s *shape) {
	switch n.Data {
	case "html":
		s.lang = attr(n, "lang")
	case "h1":
		s.h1++
	case "main":
		s.main++
	case "title":
		if n.Parent.Data == "head" {
			s.title = inner(n)
		}
	case "style", "base", "iframe", "object", "embed", "applet":
		d.report("page-policy", "page has a %s element, want none", n.Data)
	case "script":
		d.seeScript(n)
	case "meta":
		d.seeMeta(n, s)
	}
	for _, a := range n.Attr {
		d.seeAttr(n, a)
	}
}

// seeScript refuses a script inside the page. A block of data is none: nothing runs it.
func (d *doc) seeScript(n *html.Node) {
	kind := strings.ToLower(attr(n, "type"))
	switch {
	case kind == "application/ld+json" || kind == "application/json":
		if !json.Valid([]byte(inner(n))) {
			d.report("bad-data", "block of the type %s is no JSON", kind)
		}
	case attr(n, "src") == "" || strings.TrimSpace(inner(n)) != "":
		d.report("page-policy", "page has a script inside it, want it in a file")
	}
}

func (d *doc) seeMeta(n *html.Node, s *shape) {
	switch strings.ToLower(attr(n, "http-equiv")) {
	case "content-security-policy":
		s.policy++
		d.checkPolicy(attr(n, "content"))
	case "refresh":
		d.report("page-policy", "page leads elsewhere by itself, want a link")
	}
}

// checkPolicy refuses a policy that lets in what the checks here refuse.
func (d *doc) checkPolicy(policy string) {
	byDefault := false
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		for _, source := range words[min(1, len(words)):] {
			if !slices.Contains([]string{"'none'", "'self'"}, source) {
				d.report("page-policy", "policy has %s in %s, want 'self' or 'none'", source, words[0])
			}
		}
		byDefault = byDefault || len(words) > 0 && words[0] == "default-src"
	}
	if !byDefault {
		d.report("page-policy", "policy has no default-src, want one")
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
