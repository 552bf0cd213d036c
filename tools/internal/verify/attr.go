package verify

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/edition"
)

// leads are the relations of link elements that only tell an address; every other relation fetches it.
var leads = []string{"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}

// seeAttr takes in one attribute: what it calls, names, leads to, or must not be.
func (d *doc) seeAttr(n *html.Node, a html.Attribute) {
	what := n.Data + "[" + a.Key + "]"
	switch {
	case a.Key == "id":
		d.seeID(a.Val)
	case a.Key == "style":
		d.report("page-policy", "%s has an inline style, want a class", what)
	case strings.HasPrefix(a.Key, "on"):
		d.report("page-policy", "%s has an inline script, want none", what)
	case a.Key == "srcdoc" || a.Key == "ping":
		d.report("page-policy", "%s is not allowed", what)
	case slices.Contains(edition.IDs, a.Key):
		for id := range strings.FieldsSeq(a.Val) {
			d.idrefs = append(d.idrefs, idref{what, id})
		}
	case a.Key == "href":
		d.refs = append(d.refs, ref{what: what, to: a.Val, loads: loadsHref(n), ours: attr(n, "rel") == "canonical"})
	case a.Key == "action" || a.Key == "formaction" || a.Key == "src" || a.Key == "poster" || a.Key == "data" && n.Data == "object":
		d.refs = append(d.refs, ref{what: what, to: a.Val, loads: true})
	case a.Key == "srcset" || a.Key == "imagesrcset":
		d.seeSrcset(what, a.Val)
	}
}

// loadsHref reports whether an href is fetched unasked: a style sheet, an icon, a part of a drawing; not a link.
func loadsHref(n *html.Node) bool {
	if n.Data != "link" {
		return n.Data != "a" && n.Data != "area"
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(attr(n, "rel"))), func(rel string) bool {
		return !slices.Contains(leads, rel)
	})
}

func (d *doc) seeID(id string) {
	switch {
	case id == "" || strings.ContainsAny(id, " \t\n"):
		d.report("page-shape", "id %q is empty or has a space, want one word", id)
	case d.ids[id]:
		d.report("duplicate-anchor", "id %s stands twice, want it once", id)
	}
	d.ids[id] = true
}

// seeSrcset takes the addresses of a srcset: each up to white space, its size up to a comma.
func (d *doc) seeSrcset(what, set string) {
	for part := range strings.SplitSeq(set, ", ") {
		if words := strings.Fields(part); len(words) > 0 {
			d.refs = append(d.refs, ref{what: what, to: strings.TrimSuffix(words[0], ","), loads: true})
		}
	}
}
