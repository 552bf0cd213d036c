package finding

import "slices"

// Rule is what is known of one id: how grave it is, what it means, and what to do about it.
type Rule struct {
	ID    string
	Level Level
	Means string // one sentence: what is wrong
	Hint  string // one line: what to do; a finding may carry a better one of its own

	// Lesson is a plain paragraph for somebody who meets the finding for the first time: what is wrong, why it matters,
	// what to do, with an example. Words between backquotes are set as code.
	Lesson string
}

// Table has every id, in the order of the alphabet. Ids are never reused.
var Table = []Rule{
	{ID: "alias-claimed", Level: Error, Means: "Two names claim the same spelling.", Hint: "Remove it from one of them, or say where it applies: also: [{text: …, where: [page-id]}]",
		Lesson: "A spelling leads a reader to one page. When two names claim it, every sentence that uses it would be linked to one of them by chance, so nothing is written until somebody decides. Take it away from the name that is seldom called so, or bind it to the pages where it is meant: two people called Marsh keep their full names, and `also: [{text: Marsh, where: [harbor-talks]}]` gives the short one to one of them there."},
	{ID: "bad-bytes", Level: Error, Means: "The file holds bytes that are no text.", Hint: "Save it as UTF-8 plain text; a PDF or a word processor's file must be exported first.",
		Lesson: "A seed text is plain text. This file holds what no text has, such as NUL bytes, because it is a PDF, a picture or the file of a word processor whose ending was changed. Reading it anyway would put noise on a page. Open it in the program it comes from and save it as plain text in UTF-8, then replace the file."},
	{ID: "bad-config", Level: Error, Means: "The site's settings are not where they should be.", Hint: "Run the command in the folder where config.toml is.",
		Lesson: "Both Hugo and concord read config.toml in the folder where they run, and Hugo silently prefers a hugo.toml or a config folder that stands beside it: the site would then be built with other settings than the pages. Run the command in the root of the repository, and keep all settings in config.toml."},
	{ID: "bad-data", Level: Error, Means: "A data file or drawing of the site cannot be read.", Hint: "Correct the layout or the code that writes it.",
		Lesson: "A file that programs read (JSON, a style sheet, a drawing) ends in the middle or has a mark where none may stand, so that nobody can use it. The texts are not to blame. Correct the layout, style or code that writes the file: a comma after the last entry of a list is enough to break JSON."},
	{ID: "bad-date", Level: Error, Means: "A line is shaped like a date that no calendar has.", Hint: "Correct the day, month or year; dates are written like May 1, 1960, Winter 1981-1982 or 1960-10.",
		Lesson: "A line that is only a date dates the paragraph below it. This one has the form of a date, and no calendar has the day: May 32, or February 30. It may hide a slip of the pen, so it is not guessed at. Look it up in the source and correct it; when only the month or the year is known, write just that: `May 1960`, `c. 1960`, `1960-05`."},
	{ID: "bad-header", Level: Error, Means: "The header between the two --- lines is no YAML that we can read.", Hint: "Write one `key: value` a line; put a value with a colon or a quotation mark between double quotes.",
		Lesson: "The lines between the two --- at the top say what a text is, one `key: value` a line. This header cannot be read, most often because a value holds a colon or opens a quotation mark that is never closed. Put the value between double quotes, as in `title: \"Harbors: a history\"`, or take the header away: nothing in it is required."},
	{ID: "bad-id", Level: Error, Means: "An id cannot be a page's address.", Hint: "Use lower-case letters, digits and hyphens.",
		Lesson: "An id becomes the last part of a page's address, and stays there for good. So it has lower-case letters, digits and single hyphens only, at most 100, and is none of the words that mean something else to Hugo, to Windows or to this site, such as index or con. `Harbor Talks (1960)` becomes `harbor-talks-1960`."},
	{ID: "bad-list", Level: Error, Means: "A list file is no YAML of the form it should have.", Hint: "seeds/README.md shows the form of each list.",
		Lesson: "The lists beside the texts (names, references, comparisons, labels, exceptions) and config.toml have a fixed form, and an entry that has not cannot be used without guessing. The message names the line and what is missing there. An entry of names.yaml, for one, needs `id`, `kind` and `name`; indent its lines alike, and put values with a colon between double quotes."},
	{ID: "broken-link", Level: Error, Means: "A link leads nowhere.", Hint: "Correct the address, or give the page it should lead to a text.",
		Lesson: "A reader who follows this link gets nowhere. Either the address has a slip in it, or the page or heading it led to was renamed or removed. Correct the address: within a text, link from the root of the site, as in `[A to Z](/a-z/)`. If the page should exist, write the text that makes it."},
	{ID: "build-failed", Level: Error, Means: "Hugo could not make the site.", Hint: "The message is Hugo's own.",
		Lesson: "Hugo makes the pages out of Markdown and the layouts, and it stopped. The message is its own, with the place as far as it is known. As a rule a layout was changed and calls something that is not there; the texts alone cannot cause it. Mend the layout, or undo the last change to it, and build again."},
	{ID: "build-warning", Level: Warning, Means: "Hugo warned while it made the site.", Hint: "The message is Hugo's own.",
		Lesson: "Hugo made the site and was not happy with something. Its warnings are kept because they come before a break: a function that will go away, two pages at one address. Read the message, which is Hugo's own, and change the layout or setting that it speaks of."},
	{ID: "copied-words", Level: Error, Means: "A text has 13 words or more in a row from an outside text.", Hint: "Say it in your own words, or quote it: 25 words at most, between quotation marks, with its speaker and its work.",
		Lesson: "Facts may be taken from a work, its sentences may not: they belong to whoever wrote them. Here 13 words or more stand in a row as they do in an outside text, whatever the case, punctuation and line breaks between them. Turn away from the source, say what it says as you would say it to a friend, and keep the citation. Words that matter as they are can be quoted: `Ada Marsh wrote: “The light is for all.” [@marsh-1901]` A quotation of 25 words or fewer, a block of lines that begin with >, and a run of nothing but known names are no copy."},
	{ID: "direction-control", Level: Warning, Means: "Characters that turn the direction of text were removed.", Hint: "Delete them, or write the words plainly.",
		Lesson: "The text held invisible characters that turn the direction of what follows, which can make a line read differently from what it says. They come along when text is pasted from pages in several scripts. They were removed; nothing visible is lost. Delete them from the file to end the warning: retyping the words around the place is the surest way."},
	{ID: "doubtful-comma", Level: Proposal, Means: "Commas that may or may not part the items of a list were left alone.", Hint: "Write semicolons between the items that are meant.",
		Lesson: "The items of a cell or value are parted at commas where nothing speaks against it. Here something does: “nets, lines, and hooks, drift” may be four items or two, and “charts, fear and tension” two or three. The pieces were kept together, since a coarse item is true and a torn one is not. Write what is meant with semicolons, `nets, lines and hooks; drift`, and the proposal is gone."},
	{ID: "duplicate-anchor", Level: Error, Means: "Two things on a page have the same anchor.", Hint: "This is a mistake of concord or of a layout, not of the text: please report it.",
		Lesson: "Every statement has an address of its own, the page and an anchor. Two things on one page share theirs here, so that a link to the second leads to the first. No text can cause this: it is a mistake of concord or of a layout. Please report it with the page that is named."},
	{ID: "duplicate-id", Level: Error, Means: "Two names have the same id.", Hint: "Give one of them another id, or merge them.",
		Lesson: "Two entries have the same id, or two texts the same file name, so that one address would belong to both. If they mean the same thing, merge them: keep one, and move what only the other says. If they are two things, give one an id that tells them apart, such as `elm-harbor-town`."},
	{ID: "edited-page", Level: Error, Means: "A generated page was edited by hand.", Hint: "Move the change to the seed text named on its second line, then delete the page or restore it.",
		Lesson: "Everything under content/ is written from the seed texts, so that each word can be followed to its source. This page was changed by hand, and would be lost with the next run; it was left as it is. Make the same change in the seed text that the page names on its second line, then delete the page and run `concord generate`."},
	{ID: "empty-text", Level: Warning, Means: "A seed text has no line that is shown.", Hint: "Delete the file, or write something into it.",
		Lesson: "Nothing of this file can be shown: it is empty, or every line of it was dropped as what web pages leave behind. Run `concord explain` on it to see which rule took each line. If there is text to come, write it; if not, delete the file."},
	{ID: "foreign-file", Level: Warning, Means: "A file in the content folder was not written by concord.", Hint: "Move it away if it is not meant to be there; it is left alone.",
		Lesson: "Somebody else put this file into content/, where concord keeps what it writes. It is left alone and would be published with the rest, without a source behind it. If it is a text for readers, make it a seed text; else move it out of the folder."},
	{ID: "guessed-encoding", Level: Warning, Means: "The file is not UTF-8 and was read as Windows-1252.", Hint: "Save it as UTF-8.",
		Lesson: "The bytes of this file are not UTF-8. They were read as Windows-1252, the usual encoding of old texts from western Europe and America, which may be wrong: look at the letters with accents and the quotation marks. If they are right, save the file as UTF-8; if not, open it with the encoding it was written in and save it anew."},
	{ID: "heavy-meta", Level: Warning, Means: "The front matter of a page is heavy.", Hint: "Keep in it only what a layout selects by; text belongs in the body.",
		Lesson: "The head of a page holds what layouts select by, and every list of pages reads it: a heavy one makes the whole site slow to build. Something long has gone into it, a summary or a row of aliases. Shorten the summary to a sentence or two, and let the body of the text say the rest."},
	{ID: "lost-page", Level: Error, Means: "Hugo would lose a page without a word.", Hint: "Give one of the two another id.",
		Lesson: "Two pages would stand at one address, or one lies in the folder of another, and Hugo then publishes only one of them and says nothing. The other would vanish from the site. Give one another id; ids that differ only in capitals, such as `elm` and `Elm`, count as the same."},
	{ID: "merged-events", Level: Proposal, Means: "Two accounts are shown as one event.", Hint: "If they are two, name the passage in exceptions.yaml: `passage:` its id, `finding: merged-events`, and why.",
		Lesson: "An event that several sources tell is one entry of the timeline with several accounts. Accounts are taken for one event when their times can both hold and are told about as sharply, when they stand in two texts, or one is a case's dossier, and when they share the case, two names that are not on every second page, or one name and the day. Two events can look so. Read both; if they differ, write an exception with the id of the passage, which is the last part of the address behind its ¶."},
	{ID: "missing-folder", Level: Error, Means: "A folder does not exist or cannot be read.", Hint: "Run the command where config.toml is, or name the folder by its flag.",
		Lesson: "The command was told to read a folder or file that does not exist here, or that may not be opened. Most often it was started in another folder than the root of the repository. Change there, or name the folder: `concord check --seeds path/to/seeds`."},
	{ID: "nameless-work", Level: Warning, Means: "A work of references.yaml has neither an author nor a title.", Hint: "Add either; a title that the work does not tell is supplied between square brackets.",
		Lesson: "The bibliography lists a work by who made it and what it is called. This one has neither, so that it would stand there without a name and could not be told from another. Add the author, or an editor or organization, or the title. When the text tells none, supply a title of your own between square brackets, as in `title: \"[A guide to harbors]\"`: readers then see that it is ours."},
	{ID: "page-code", Level: Error, Means: "A page holds what would be read as code.", Hint: "This is a mistake of concord, not of the text: please report it with the line named.",
		Lesson: "A generated page holds something that would run, or be fetched, instead of being read: raw HTML, a shortcode, a picture, a link that is a script. Whatever a seed text says is escaped before it gets there, so no text should be able to cause this. Please report it with the line that is named; it may be a hole in the walls."},
	{ID: "page-meta", Level: Error, Means: "The front matter of a page is not of the form that the layouts read.", Hint: "This is a mistake of concord, not of the text: please report it with the line named.",
		Lesson: "The head of a generated page must have a title, a type and a digest, all in double quotes, and nothing that Hugo reads a meaning into: a date in the future would make the page vanish. This one has another form. The texts are not to blame; please report it with the line that is named."},
	{ID: "page-policy", Level: Error, Means: "A page of the site breaks the content policy.", Hint: "Remove the inline style or script, or the address on another host, from the layout.",
		Lesson: "Pages of this site ask no other host for anything and carry no script or style within them, so that reading leaves no trace and nothing foreign can run. A layout breaks that here. Put styles into assets/css, and refer to files of our own: an address such as https://fonts.example/a.css is refused."},
	{ID: "page-shape", Level: Error, Means: "A page of the site lacks what every page has.", Hint: "Each page has a language, a title, one h1 and one main; correct the layout.",
		Lesson: "Every page needs a language, a title, one h1 and one main, or readers who listen to it, and search engines, cannot tell what it is. A layout leaves one of them out here, or prints one twice. Compare the layout with baseof.html, which has them all."},
	{ID: "page-smell", Level: Warning, Means: "A page of the site shows a trace of its making.", Hint: "Look for the template that printed it, or for text that was escaped twice.",
		Lesson: "The page shows a trace of how it was made, such as an entity whose ampersand was escaped again, or Hugo's words for a missing value: a template printed a value that was not there, or text was escaped twice. A reader sees rubbish. Look for the template of the page that is named, and ask of each value it prints whether it can be missing."},
	{ID: "sources-differ", Level: Proposal, Means: "Two sources seem to say different things.", Hint: "If they do, declare it: `Sources differ: what about`, then a list with each side and its source.",
		Lesson: "A disagreement between sources belongs on the page, with each side and its source. This one was found and not declared: two accounts of one event have dates that cannot both be true, a label that has one value has two, or one text says always where another says often. Read both places. If they differ, write `Sources differ: the year of the fire` and a list below it, one side an item; if they do not, let it be, or write an exception with the reason."},
	{ID: "stale-page", Level: Error, Means: "The content folder is not what the seed texts make.", Hint: "Run `make generate` and commit the result.",
		Lesson: "The pages under content/ are committed, so that the effect of a change can be read beside it. This one is not what the seed texts make now: a text was changed and the pages were not written again. Run `concord generate` and commit what it changes together with the text."},
	{ID: "table-width", Level: Error, Means: "A row of a table has more or fewer cells than its head.", Hint: "Give each row as many cells as the head; write a | that belongs to the text as \\|.",
		Lesson: "Each cell of a row belongs to the head above it. A row with more or fewer cells than the head has shifts what it says under the wrong heads, so it is not guessed at. Add the missing cell, which may be empty, or the missing pipe: under `| Port | Opened |` a row is `| Elm | 1901 |`. A pipe that belongs to the words is written \\|."},
	{ID: "two-owners", Level: Error, Means: "Two texts own the same page.", Hint: "Let one text keep `id` or `subject`; the other mentions the name and is shown there.",
		Lesson: "A name has one page, and one text that it is written from. Two texts claim this page, by the same `id` or the same `subject`, and which of them would speak first is nowhere said. Let one keep it. The other needs no claim: what it says of the name is shown on the page as a mention, with its source."},
	{ID: "unknown-key", Level: Error, Means: "A citation names a work that references.yaml does not have.", Hint: "Add the work to seeds/references.yaml, or correct the key.",
		Lesson: "What stands in brackets after a statement says where it comes from, and this key is not in the list of references, so that the reader would be sent nowhere. Often it is a slip: compare `[@marsh-1901]` with the ids in seeds/references.yaml. A new work is added there with author, year, title and address."},
	{ID: "unknown-name", Level: Error, Means: "An id names nothing that the lists or texts declare.", Hint: "Correct the id, or declare the name.",
		Lesson: "An id in a header or a list refers to a name that nobody declares: a `subject` without a page, a kind that config.toml does not have, a column that is no name. What hangs on it would be shown nowhere. Correct the spelling of the id, or declare the name, with a text of its own or an entry in names.yaml."},
	{ID: "unknown-property", Level: Warning, Means: "A header or list entry has a property that nothing reads.", Hint: "Correct its spelling, or remove it.",
		Lesson: "A header or an entry has a line that nothing reads, so that whoever wrote it waits for an effect that will not come. Mostly it is a slip: `titel` for `title`, `alias` for `also`. Correct it, or take the line out. seeds/README.md shows every property that is read."},
	{ID: "unused-differ", Level: Warning, Means: "A comparison shows a disagreement that no text declares.", Hint: "Write after the column what stands behind `Sources differ:` in the text, word for word.",
		Lesson: "The list compare.yaml says that sources differ in a cell, and names the disagreement in words that no text uses, so the cell cannot show it. Copy the words that stand behind `Sources differ:` in the text, letter for letter; if the text no longer declares a disagreement, take the line out."},
	{ID: "unused-exception", Level: Warning, Means: "An exception lets nothing stand any more.", Hint: "Delete it from exceptions.yaml.",
		Lesson: "An entry of exceptions.yaml lets a finding stand, with a reason, on one line of one file. There is no such finding on that line any more: it was mended, or the line moved. An exception that waits for nothing may one day hide something new. Delete it, or correct its line number. Errors cannot be excepted at all."},
	{ID: "unused-reference", Level: Warning, Means: "No text cites a work of references.yaml.", Hint: "Cite it where its words are used, or delete it.",
		Lesson: "The page of sources says of each work what rests on it. Nothing rests on this one: no text cites its key, and no text is a digest of it. Perhaps a citation was forgotten, or went away with a sentence. Cite it behind the statement that it bears out, as in `The light was lit in 1901. [@marsh-1901]`, or delete its entry."},
}

// Lookup finds the rule of an id.
func Lookup(id string) (Rule, bool) {
	i := slices.IndexFunc(Table, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return Table[i], true
}
