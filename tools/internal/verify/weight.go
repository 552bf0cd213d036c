package verify

import (
	"path"
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/edition"
)

const kb = 1 << 10

// limits are how many bytes a file may take to send, compressed, by the type of its page or by its ending: a reader on a slow phone waits for
// each. Pages to read have the least; lists have more, and are parted when they have reached it.
var limits = map[string]int{
	"page": 16 * kb, // and every type that is not here
	"home": 8 * kb,  // 14 with the style

	"timeline": 60 * kb, "disagreements": 60 * kb, "questions": 60 * kb, "compare": 60 * kb, "a-z": 60 * kb, "index": 60 * kb, "mentions": 60 * kb,
	"source": 60 * kb, "findings": 60 * kb, "codebook": 60 * kb, "data": 60 * kb, "facet": 60 * kb,

	"print": 1000 * kb, // all the others at once: nobody meets it on the way, and its link says what it weighs

	".css": 6 * kb, ".js": 2 * kb, "js/search": 3 * kb, // the script of the search page; the indexer's own files are not ours
}

// typeOf finds the type of a page. Match: `<body data-type=home>`. Near-miss: `<div data-type=home>`.
var typeOf = regexp.MustCompile(`<body[^>]*\sdata-type="?([\w-]+)`)

// weigh reports a page, style or script that is heavier than its limit.
func (d *doc) weigh(body []byte) {
	kind := path.Ext(d.name)
	switch kind {
	case ".css":
	case ".js":
		if strings.HasPrefix(d.name, "pagefind/") {
			return
		}
		if strings.HasPrefix(d.name, "js/search") {
			kind = "js/search"
		}
	case ".html":
		kind = "page"
		if m := typeOf.FindSubmatch(body); m != nil && limits[string(m[1])] > 0 {
			kind = string(m[1])
		}
	default:
		return
	}
	if len(body) <= limits[kind] {
		return // compressed it is no more
	}
	if n := edition.Packed(body); n > limits[kind] {
		d.report("heavy-page", "file takes %d bytes compressed, want %d at most for %s", n, limits[kind], kind)
	}
}
