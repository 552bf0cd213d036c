package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/text"
)

// pageNumber is a page's number. Match: "Page 3 of 12", "- 14 -", "7". Near-miss: "1960", "7 ships".
var pageNumber = regexp.MustCompile(`(?i)^(?:[-–—|] ?)?(?:(?:page|p\.) ?\d{1,4}(?: (?:of|/) ?\d{1,4})?|\d{1,3}(?: (?:of|/) \d{1,4})?)(?: ?[-–—|])?$`)

// bracketed is a page's number between marks that leave no doubt. Match: "[ v ]", "/ 112 /", "[fol. 4v]". Near-miss: "[1]", "(3)".
var bracketed = regexp.MustCompile(`(?i)^(?:\[\s(?:\d{1,4}|[ivxlc]+)\s\]|/ ?\d{1,4} ?/|[\[(<](?:fol\.?|f\.|p\.|pp\.|page) ?\d{1,4}[rvab]?[\])>]|[-–—] ?\d{1,4} ?[-–—]|page \d{1,4} (?:of|/) \d{1,4})$`)

// fed reports whether a printed page ends or begins at a line.
func (r *Result) fed(no int) bool {
	return strings.HasPrefix(r.line(no), "\f") || strings.HasPrefix(r.line(no+1), "\f") || r.Dropped[no+1] == "form-feed" || r.Dropped[no-1] == "form-feed"
}

// numbered is a running head with the number of its page. Match: "12 Tides of Elm", "Tides of Elm 13". Near-miss: "Chapter 1".
var numbered = regexp.MustCompile(`^(?:\d{1,3}\s+[|•–—-]?\s*(\D*\pL))$|^(?:(\pL\S*\s.*\D)\s+\d{1,3})$`)

// numberedHead is the words of a line that stands beside its page's number.
func numberedHead(s string) (words string, ok bool) {
	s = strings.Trim(s, "\f \t")
	m := numbered.FindStringSubmatch(s)
	if m == nil {
		m = gapped.FindStringSubmatch(s)
	}
	if m == nil || text.WordCount(m[1]+m[2]) > 14 || text.IsSentence(m[1]+m[2]) {
		return "", false
	}
	return m[1] + m[2], true
}

// runningHead reports whether a line repeats one above it, and stands beside the number or end of a page, or has the number in itself.
// The first of its kind stays, since it may be the title; not when three lines or more have the same words beside a number, and one of
// them stands where a page ends.
func (r *Result) runningHead(no int) bool {
	s := strings.Trim(r.line(no), "\f \t")
	words, numbered := numberedHead(s)
	if m := gapped.FindStringSubmatch(s); m != nil && r.gappedHead(no, m[1]+m[2]) {
		return true
	}
	if !numbered {
		words = s
	}
	if text.WordCount(words) > 14 || text.IsSentence(words) || strings.HasPrefix(s, "#") {
		return false
	}
	key := text.Key(words)
	again := r.first[key] > 0 && r.first[key] < no
	if numbered {
		return again && (r.alone(no) || r.pageEnds(no)) || r.heads[key] > 2 && r.atPageEnd[key]
	}
	return again && (r.fed(no) || r.besidePage(no, -1) || r.besidePage(no, 1))
}

// gapped is a line whose page number stands apart. Match: "TIDES OF ELM      13", "Tides | A. Marsh\t13", "64   THE TIDE   MAY 1901". Near-miss: "Chapter 13".
var gapped = regexp.MustCompile(`^\d{1,4}(?:\s{3,}|\t+)(\S.*\pL.*)$|^(\S.*\pL.*?)(?:\s{3,}|\t+)\d{1,4}$`)

// gappedHead reports whether a line with a number apart is a running head and no row of figures: it is in capitals, stands where a page ends,
// or its words stand so on three pages; and no line beside it is like it.
func (r *Result) gappedHead(no int, words string) bool {
	if text.WordCount(words) > 14 || text.IsSentence(words) && !strings.HasSuffix(words, "?") || gapped.MatchString(r.line(no-1)) || gapped.MatchString(r.line(no+1)) {
		return false
	}
	return words == strings.ToUpper(words) || r.pageEnds(no) || r.heads[text.Key(words)] > 2
}

// pageEnds reports whether a printed page ends at a line: by a form feed, or because it parts a sentence that goes on below it.
func (r *Result) pageEnds(no int) bool { return r.fed(no) || r.interrupts(no) }

// interrupts reports whether a line stands in the midst of a sentence: the line above is long and ends none, the one below goes on in
// lower case.
func (r *Result) interrupts(no int) bool {
	above, below := r.next(no, -1), r.next(no, 1)
	first, _ := utf8.DecodeRuneInString(below)
	return utf8.RuneCountInString(above) > 40 && !text.EndsSentence(above) && unicode.IsLower(first)
}

// next is the nearest kept line, up or down, that is not blank.
func (r *Result) next(no, step int) string {
	for no += step; no > r.Header && no <= len(r.Source.Lines); no += step {
		if s := r.line(no); s != "" {
			return s
		}
	}
	return ""
}

// besidePage reports whether the nearest line that is not blank, up or down, was dropped as the number or end of a page.
func (r *Result) besidePage(no, step int) bool {
	for no += step; no > 0 && no <= len(r.Source.Lines); no += step {
		if rule := r.Dropped[no]; rule != "" || !r.Source.Lines[no-1].Blank() {
			return rule == "page-number" || rule == "form-feed"
		}
	}
	return false
}
