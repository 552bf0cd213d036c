package lists

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Work is an entry of references.yaml: CSL-JSON, as far as it is read.
type Work struct {
	Key       string
	Type      string
	Title     string
	Authors   []string // as printed: "Ada B. Marsh"
	Container string
	Publisher string
	Issued    string // EDTF
	Volume    string
	Issue     string
	Page      string
	URL       string
	Kind      string // participant, scholar, news, reference
	Extent    string // whole, excerpt, abstract
	Pos       text.Pos
}

// cslProperties are the properties of CSL-JSON that an entry may have; others are a warning, since a typing error hides there.
var cslProperties = strings.Fields("type title author editor container-title container-author publisher publisher-place issued accessed volume issue page number " +
	"edition genre medium event event-place event-title DOI ISBN ISSN URL abstract note language collection-title archive archive_location custom " +
	"title-short chapter-number original-date source status translator interviewer version")

func readWorks(f File) ([]Work, []finding.Finding) {
	entries, found := rows(f)
	var out []Work
	for _, n := range entries {
		found = append(found, want(n, "bad-list", []string{"id", "type"}, cslProperties)...)
		w := readWork(n)
		if !idShape.MatchString(w.Key) {
			found = append(found, finding.New("bad-id", n.Get("id").Pos, "key %q cannot be an address, want lower-case letters, digits and hyphens", w.Key))
			continue
		}
		if !safeURL(w.URL) {
			found = append(found, finding.New("bad-list", n.Get("URL").Pos, "URL is no web address, want https://…"))
			w.URL = ""
		}
		out = append(out, w)
	}
	found = append(found, duplicates(out, func(w Work) (string, text.Pos) { return w.Key, w.Pos })...)
	slices.SortStableFunc(out, func(a, b Work) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(out, func(a, b Work) bool { return a.Key == b.Key }), found
}

func readWork(n Node) Work {
	w := Work{
		Key: n.Get("id").Str(), Type: n.Get("type").Str(), Title: n.Get("title").Str(), Container: n.Get("container-title").Str(),
		Publisher: n.Get("publisher").Str(), Volume: n.Get("volume").Str(), Issue: n.Get("issue").Str(), Page: n.Get("page").Str(),
		URL: n.Get("URL").Str(), Kind: n.Get("custom").Get("kind").Str(), Extent: n.Get("custom").Get("extent").Str(), Pos: n.Pos,
	}
	for _, a := range n.Get("author").Seq {
		w.Authors = append(w.Authors, author(a))
	}
	w.Issued = issued(n.Get("issued"))
	return w
}

func author(n Node) string {
	if lit := n.Get("literal").Str(); lit != "" {
		return lit
	}
	parts := []string{n.Get("given").Str(), n.Get("non-dropping-particle").Str(), n.Get("family").Str()}
	name := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if suffix := n.Get("suffix").Str(); suffix != "" {
		name += ", " + suffix
	}
	return name
}

// issued turns CSL's date-parts into EDTF: [[2005, 6]] is 2005-06, two lists are an interval. A `raw` or `literal` date is taken
// as it is; whoever uses it parses it.
func issued(n Node) string {
	var ends []string
	for _, parts := range n.Get("date-parts").Seq {
		var ds []string
		for i, p := range parts.Strs() {
			if i > 0 && len(p) == 1 {
				p = "0" + p
			}
			ds = append(ds, p)
		}
		ends = append(ends, strings.Join(ds, "-"))
	}
	if len(ends) == 0 {
		return cmp.Or(n.Get("raw").Str(), n.Get("literal").Str(), n.Str())
	}
	return strings.Join(ends, "/")
}

// safeURL reports whether an address may stand in a link: none, or one on the web.
func safeURL(u string) bool {
	return u == "" || (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) && !strings.ContainsAny(u, " \t\n\"'<>`\\")
}
