package lists

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Work is an entry of references.yaml: CSL-JSON, as far as it is read.
type Work struct {
	Key, Type, Title                     string
	Authors, Editors, Translators        []Agent
	Interviewers                         []Agent
	Container, Collection                string // the journal, book or site it is part of; the series
	Publisher, Place                     string
	Issued, Accessed                     string // EDTF
	Volume, Issue, Page, Number, Edition string
	Genre, Event, EventPlace             string
	Archive, Location                    string // where a manuscript lies
	DOI, ISBN, ISSN, URL, Language, Note string
	License                              string // of a text that is its own work
	Kind                                 string // participant, scholar, news, reference
	Extent                               string // whole, excerpt, abstract
	Pos                                  text.Pos
	Last                                 int // the line where its last value begins
}

// Agent is who made a work: a person by the parts of the name, as CSL has them, or an organization as it is called.
type Agent struct {
	Family, Given      string
	Dropping, Particle string // "de" of Alexis de Tocqueville; "van" of Vincent van Gogh, which stays with the family name
	Suffix             string // "Jr."
	Literal            string // an organization, or a name that is not parted
}

// String is the name as it is read: "Ada B. Marsh Jr.".
func (a Agent) String() string {
	if a.Literal != "" {
		return a.Literal
	}
	if a.East() {
		return a.Family + a.Given
	}
	return strings.Join(strings.Fields(strings.Join([]string{a.Given, a.Dropping, a.Particle, a.Family, a.Suffix}, " ")), " ")
}

// East reports whether a name is written in Chinese, Japanese or Korean letters: the family name first, without a space or comma.
func (a Agent) East() bool {
	east := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}
	return a.Family != "" && !strings.ContainsFunc(a.Family+a.Given, func(r rune) bool { return !east(r) })
}

// Names are agents as they are read.
func Names(agents []Agent) []string {
	var out []string
	for _, a := range agents {
		out = append(out, a.String())
	}
	return out
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
		if w.Title == "" && len(w.Authors)+len(w.Editors)+len(w.Translators) == 0 {
			found = append(found, finding.New("nameless-work", w.Pos, "work %q has neither author nor title", w.Key))
		}
		out = append(out, w)
	}
	found = append(found, duplicates(out, func(w Work) (string, text.Pos) { return w.Key, w.Pos })...)
	slices.SortStableFunc(out, func(a, b Work) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(out, func(a, b Work) bool { return a.Key == b.Key }), found
}

func readWork(n Node) Work {
	str := func(key string) string { return n.Get(key).Str() }
	w := Work{
		Key: str("id"), Type: str("type"), Title: str("title"),
		Authors: agents(n.Get("author")), Editors: agents(n.Get("editor")), Translators: agents(n.Get("translator")), Interviewers: agents(n.Get("interviewer")),
		Container: str("container-title"), Collection: str("collection-title"), Publisher: str("publisher"), Place: str("publisher-place"),
		Issued: dateOf(n.Get("issued")), Accessed: dateOf(n.Get("accessed")),
		Volume: str("volume"), Issue: str("issue"), Page: str("page"), Number: cmp.Or(str("number"), str("chapter-number")), Edition: str("edition"),
		Genre: cmp.Or(str("genre"), str("medium")), Event: cmp.Or(str("event-title"), str("event")), EventPlace: str("event-place"),
		Archive: str("archive"), Location: str("archive_location"),
		DOI: str("DOI"), ISBN: str("ISBN"), ISSN: str("ISSN"), URL: str("URL"), Language: str("language"), Note: str("note"),
		Kind: n.Get("custom").Get("kind").Str(), Extent: n.Get("custom").Get("extent").Str(), Pos: n.Pos, Last: n.Last(),
	}
	return w
}

func agents(n Node) []Agent {
	var out []Agent
	for _, a := range n.Seq {
		str := func(key string) string { return a.Get(key).Str() }
		agent := Agent{Family: str("family"), Given: str("given"), Dropping: str("dropping-particle"), Particle: str("non-dropping-particle"),
			Suffix: str("suffix"), Literal: str("literal")}
		if agent.String() != "" {
			out = append(out, agent)
		}
	}
	return out
}

// dateOf turns CSL's date-parts into EDTF: [[2005, 6]] is 2005-06, two lists are an interval, a season is a month from 21, and
// circa is "~". A `raw` or `literal` date is taken as it is; whoever uses it parses it.
func dateOf(n Node) string {
	var ends []string
	for _, parts := range n.Get("date-parts").Seq {
		var ds []string
		for i, p := range parts.Strs() {
			if i > 0 && len(p) == 1 {
				p = "0" + p
			}
			ds = append(ds, p)
		}
		if season := n.Get("season").Str(); len(ds) == 1 && len(season) == 1 && season >= "1" && season <= "4" {
			ds = append(ds, "2"+season)
		}
		end := strings.Join(ds, "-")
		if circa := n.Get("circa").Str(); end != "" && circa != "" && circa != "false" && circa != "0" {
			end += "~"
		}
		ends = append(ends, end)
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
