package clean

import (
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// pageNumber is a page's number. Match: "Page 3 of 12", "- 14 -", "7". Near-miss: "1960", "7 ships".
var pageNumber = regexp.MustCompile(`(?i)^(?:[-–—|] ?)?(?:(?:page|p\.) ?\d{1,4}(?: (?:of|/) ?\d{1,4})?|\d{1,3}(?: (?:of|/) \d{1,4})?)(?: ?[-–—|])?$`)

// fed reports whether a printed page ends or begins at a line.
func (r *Result) fed(no int) bool {
	return strings.HasPrefix(r.line(no), "\f") || strings.HasPrefix(r.line(no+1), "\f") || r.Dropped[no+1] == "form-feed" || r.Dropped[no-1] == "form-feed"
}

// numbered is a running head with the number of its page. Match: "12 Tides of Elm", "Tides of Elm 13". Near-miss: "Chapter 1".
var numbered = regexp.MustCompile(`^(?:\d{1,3}\s+[|•–—-]?\s*(\D*\pL))$|^(?:(\pL\S*\s.*\D)\s+\d{1,3})$`)

// runningHead reports whether a line repeats one above it, and stands beside the number or end of a page, or has the
// number in itself. The first of its kind stays, since it may be the title.
func (r *Result) runningHead(no int) bool {
	s := strings.Trim(r.line(no), "\f \t")
	words, beside := s, r.fed(no) || r.besidePage(no, -1) || r.besidePage(no, 1)
	if m := numbered.FindStringSubmatch(s); m != nil {
		words, beside = m[1]+m[2], r.alone(no) || r.fed(no)
	}
	if !beside || text.WordCount(words) > 14 || text.IsSentence(words) || strings.HasPrefix(s, "#") {
		return false
	}
	first := r.first[text.Key(words)]
	return first > 0 && first < no
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
