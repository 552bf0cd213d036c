package finding

import "slices"

// Rule is what is known of one id: how grave it is, what it means, and what to do about it.
type Rule struct {
	ID    string
	Level Level
	Means string // one sentence: what is wrong
	Hint  string // one line: what to do; a finding may carry a better one of its own

}

// Table has every id, in the order of the alphabet. Ids are never reused.
var Table = []Rule{
	{ID: "alias-claimed", Level: Error, Means: "Two names claim the same spelling.", Hint: "Remove it from one of them, or say where it applies: also: [{text: …, where: [page-id]}]"},
	{ID: "bad-bytes", Level: Error, Means: "The file holds bytes that are no text.", Hint: "Save it as UTF-8 plain text; a PDF or a word processor's file must be exported first."},
	{ID: "bad-config", Level: Error, Means: "The site's settings are not where they should be.", Hint: "Run the command in the folder where config.toml is."},
	{ID: "bad-data", Level: Error, Means: "A data file or drawing of the site cannot be read.", Hint: "Correct the layout or the code that writes it."},
	{ID: "bad-date", Level: Error, Means: "A line is shaped like a date that no calendar has.", Hint: "Correct the day, month or year; dates are written like May 1, 1960, Winter 1981-1982 or 1960-10."},
	{ID: "bad-header", Level: Error, Means: "The header between the two --- lines is no YAML that we can read.", Hint: "Write one `key: value` a line; put a value with a colon or a quotation mark between double quotes."},
	{ID: "bad-id", Level: Error, Means: "An id cannot be a page's address.", Hint: "Use lower-case letters, digits and hyphens."},
	{ID: "bad-list", Level: Error, Means: "A list file is no YAML of the form it should have.", Hint: "seeds/README.md shows the form of each list."},
	{ID: "broken-link", Level: Error, Means: "A link leads nowhere.", Hint: "Correct the address, or give the page it should lead to a text."},
	{ID: "build-failed", Level: Error, Means: "Hugo could not make the site.", Hint: "The message is Hugo's own."},
	{ID: "build-warning", Level: Warning, Means: "Hugo warned while it made the site.", Hint: "The message is Hugo's own."},
	{ID: "direction-control", Level: Warning, Means: "Characters that turn the direction of text were removed.", Hint: "Delete them, or write the words plainly."},
	{ID: "duplicate-anchor", Level: Error, Means: "Two things on a page have the same anchor.", Hint: "This is a mistake of concord or of a layout, not of the text: please report it."},
	{ID: "duplicate-id", Level: Error, Means: "Two names have the same id.", Hint: "Give one of them another id, or merge them."},
	{ID: "edited-page", Level: Error, Means: "A generated page was edited by hand.", Hint: "Move the change to the seed text named on its second line, then delete the page or restore it."},
	{ID: "empty-text", Level: Warning, Means: "A seed text has no line that is shown.", Hint: "Delete the file, or write something into it."},
	{ID: "foreign-file", Level: Warning, Means: "A file in the content folder was not written by concord.", Hint: "Move it away if it is not meant to be there; it is left alone."},
	{ID: "guessed-encoding", Level: Warning, Means: "The file is not UTF-8 and was read as Windows-1252.", Hint: "Save it as UTF-8."},
	{ID: "heavy-meta", Level: Warning, Means: "The front matter of a page is heavy.", Hint: "Keep in it only what a layout selects by; text belongs in the body."},
	{ID: "lost-page", Level: Error, Means: "Hugo would lose a page without a word.", Hint: "Give one of the two another id."},
	{ID: "missing-folder", Level: Error, Means: "A folder does not exist or cannot be read.", Hint: "Run the command where config.toml is, or name the folder by its flag."},
	{ID: "page-code", Level: Error, Means: "A page holds what would be read as code.", Hint: "This is a mistake of concord, not of the text: please report it with the line named."},
	{ID: "page-meta", Level: Error, Means: "The front matter of a page is not of the form that the layouts read.", Hint: "This is a mistake of concord, not of the text: please report it with the line named."},
	{ID: "page-policy", Level: Error, Means: "A page of the site breaks the content policy.", Hint: "Remove the inline style or script, or the address on another host, from the layout."},
	{ID: "page-shape", Level: Error, Means: "A page of the site lacks what every page has.", Hint: "Each page has a language, a title, one h1 and one main; correct the layout."},
	{ID: "page-smell", Level: Warning, Means: "A page of the site shows a trace of its making.", Hint: "Look for the template that printed it, or for text that was escaped twice."},
	{ID: "stale-page", Level: Error, Means: "The content folder is not what the seed texts make.", Hint: "Run `make generate` and commit the result."},
	{ID: "table-width", Level: Error, Means: "A row of a table has more or fewer cells than its head.", Hint: "Give each row as many cells as the head; write a | that belongs to the text as \\|."},
	{ID: "two-owners", Level: Error, Means: "Two texts own the same page.", Hint: "Let one text keep `id` or `subject`; the other mentions the name and is shown there."},
	{ID: "unknown-key", Level: Error, Means: "A citation names a work that references.yaml does not have.", Hint: "Add the work to seeds/references.yaml, or correct the key."},
	{ID: "unknown-name", Level: Error, Means: "An id names nothing that the lists or texts declare.", Hint: "Correct the id, or declare the name."},
	{ID: "unknown-property", Level: Warning, Means: "A header or list entry has a property that nothing reads.", Hint: "Correct its spelling, or remove it."},
	{ID: "unused-differ", Level: Warning, Means: "A comparison shows a disagreement that no text declares.", Hint: "Write after the column what stands behind `Sources differ:` in the text, word for word."},
	{ID: "unused-exception", Level: Warning, Means: "An exception lets nothing stand any more.", Hint: "Delete it from exceptions.yaml."},
}

// Lookup finds the rule of an id.
func Lookup(id string) (Rule, bool) {
	i := slices.IndexFunc(Table, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return Table[i], true
}
