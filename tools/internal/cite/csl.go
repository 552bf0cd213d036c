package cite

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/lists"
)

// The shapes of CSL-JSON, as far as they are written.
type (
	cslItem struct {
		ID          string    `json:"id"`
		Type        string    `json:"type"`
		Title       string    `json:"title,omitempty"`
		Author      []cslName `json:"author,omitempty"`
		Editor      []cslName `json:"editor,omitempty"`
		Translator  []cslName `json:"translator,omitempty"`
		Interviewer []cslName `json:"interviewer,omitempty"`
		Container   string    `json:"container-title,omitempty"`
		Collection  string    `json:"collection-title,omitempty"`
		Publisher   string    `json:"publisher,omitempty"`
		Place       string    `json:"publisher-place,omitempty"`
		Issued      *cslDate  `json:"issued,omitempty"`
		Accessed    *cslDate  `json:"accessed,omitempty"`
		Volume      string    `json:"volume,omitempty"`
		Issue       string    `json:"issue,omitempty"`
		Page        string    `json:"page,omitempty"`
		Number      string    `json:"number,omitempty"`
		Edition     string    `json:"edition,omitempty"`
		Genre       string    `json:"genre,omitempty"`
		Event       string    `json:"event-title,omitempty"`
		EventPlace  string    `json:"event-place,omitempty"`
		Archive     string    `json:"archive,omitempty"`
		Location    string    `json:"archive_location,omitempty"`
		DOI         string    `json:"DOI,omitempty"`
		ISBN        string    `json:"ISBN,omitempty"`
		ISSN        string    `json:"ISSN,omitempty"`
		URL         string    `json:"URL,omitempty"`
		Language    string    `json:"language,omitempty"`
		Note        string    `json:"note,omitempty"`
	}
	cslName struct {
		Family   string `json:"family,omitempty"`
		Given    string `json:"given,omitempty"`
		Dropping string `json:"dropping-particle,omitempty"`
		Particle string `json:"non-dropping-particle,omitempty"`
		Suffix   string `json:"suffix,omitempty"`
		Literal  string `json:"literal,omitempty"`
	}
	cslDate struct {
		Parts   [][]int `json:"date-parts,omitempty"`
		Literal string  `json:"literal,omitempty"`
	}
)

// CSL is works as CSL-JSON, in the order given.
func CSL(works []lists.Work) []byte {
	items := []cslItem{}
	for _, w := range works {
		items = append(items, cslItem{ID: w.Key, Type: w.Type, Title: w.Title, Author: cslNames(w.Authors), Editor: cslNames(w.Editors),
			Translator: cslNames(w.Translators), Interviewer: cslNames(w.Interviewers), Container: w.Container, Collection: w.Collection,
			Publisher: w.Publisher, Place: w.Place, Issued: cslDateOf(w.Issued), Accessed: cslDateOf(w.Accessed), Volume: w.Volume, Issue: w.Issue,
			Page: w.Page, Number: w.Number, Edition: w.Edition, Genre: w.Genre, Event: w.Event, EventPlace: w.EventPlace, Archive: w.Archive,
			Location: w.Location, DOI: DOI(w), ISBN: w.ISBN, ISSN: w.ISSN, URL: w.URL, Language: w.Language, Note: note(w)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", " ")
	_ = enc.Encode(items) // our own types always encode
	return b.Bytes()
}

func cslNames(who []lists.Agent) []cslName {
	var out []cslName
	for _, a := range who {
		out = append(out, cslName(a))
	}
	return out
}

// cslDateOf is a date by its parts, a span by those of both ends; what is doubted or of another form is said in words.
func cslDateOf(edtf string) *cslDate {
	if edtf == "" {
		return nil
	}
	var d cslDate
	for end := range strings.SplitSeq(edtf, "/") {
		year, month, day := dateParts(end)
		if year == "" || month == "" && strings.Contains(end, "-") {
			return &cslDate{Literal: words(edtf)} // doubted, a season, a decade
		}
		var parts []int
		for _, p := range []string{year, month, day} {
			if n, err := strconv.Atoi(p); err == nil {
				parts = append(parts, n)
			}
		}
		d.Parts = append(d.Parts, parts)
	}
	return &d
}
