package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/finding"
)

// options are what the flags say, and where to write.
type options struct {
	root                         string // where the folders are, if not where the command runs: see in
	seeds, lists, names, content string
	out, baseURL                 string
	format, messages             string
	verbose, strict, proposals   bool
	check                        bool
	port                         int
	stdin                        io.Reader
	stdout, stderr               io.Writer
	clock                        *clock
}

// errFound says that findings were printed and make the command fail.
var errFound = errors.New("errors were found")

// run is the whole program: arguments in, exit code out.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := &options{stdin: stdin, stdout: stdout, stderr: stderr}
	root := command(o)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	o.clock.stop()
	var wrong usage
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFound):
		return 1
	case errors.As(err, &wrong), !o.started():
		fmt.Fprintf(stderr, "concord: %v\nRun `concord help` for what it can do.\n", err)
		return 2
	}
	fmt.Fprintf(stderr, "concord: %v\n", err)
	return 1
}

// usage is a mistake of whoever called the command.
type usage struct{ error }

func (o *options) started() bool { return o.clock != nil }

// command is the tree of verbs.
func command(o *options) *cobra.Command {
	root := &cobra.Command{
		Use:   "concord",
		Short: "Make a reference out of plain texts",
		Long: "Concord reads the plain texts under seeds/, joins what they say about each name, and writes a reference:\n" +
			"pages for Hugo under content/, a site under public/.\n\n" +
			"Start with `concord explain FILE` to see how a text is understood, and `concord check` to see what is wrong.",
		Example:                    "  go run ./tools/concord build\n  go run ./tools/concord explain seeds/sources/my-text.txt",
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		PersistentPreRunE:          func(*cobra.Command, []string) error { return o.begin() },
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	f := root.PersistentFlags()
	f.StringVar(&o.seeds, "seeds", "seeds", "folder of the seed texts")
	f.StringVar(&o.lists, "lists", "", "folder of names.yaml and the other lists (default: the seeds folder)")
	f.StringVar(&o.names, "names", "", "file in place of names.yaml")
	f.StringVar(&o.content, "content", "content", "folder of the generated pages")
	f.StringVar(&o.format, "format", "text", "how findings are printed: text, github or json")
	f.StringVar(&o.messages, "messages", "", "how much is said of each finding: line, picture or lesson (default: picture on a terminal, else line)")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print the time of each stage")
	f.BoolVar(&o.strict, "strict", false, "let warnings fail too")
	_ = root.MarkPersistentFlagDirname("seeds")
	_ = root.MarkPersistentFlagDirname("lists")
	_ = root.MarkPersistentFlagDirname("content")
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "github", "json"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("messages", cobra.FixedCompletions(lengths, cobra.ShellCompDirectiveNoFileComp))
	root.AddCommand(buildVerb(o), generateVerb(o), serveVerb(o), checkVerb(o), explainVerb(o), namesVerb(o),
		diffVerb(o), overlapVerb(o))
	return root
}

// begin checks the flags that every verb has.
func (o *options) begin() error {
	switch o.format {
	case "text", "github", "json":
	default:
		return usage{fmt.Errorf("--format is %q, want text, github or json", o.format)}
	}
	if o.messages != "" && !slices.Contains(lengths, o.messages) {
		return usage{fmt.Errorf("--messages is %q, want line, picture or lesson", o.messages)}
	}
	if o.lists == "" {
		o.lists = o.seeds
	}
	o.clock = newClock(o.stderr, o.verbose)
	return nil
}

// report prints findings and says whether they make the command fail. Proposals are for who asks for them.
func (o *options) report(found []finding.Finding) error {
	o.clock.stop()
	var shown []finding.Finding
	for _, f := range finding.Sort(found) {
		if f.Level > finding.Proposal || o.proposals {
			shown = append(shown, f)
		}
	}
	if err := o.print(shown); err != nil {
		return err
	}
	worst, any := finding.Worst(shown)
	if any && (worst == finding.Error || o.strict && worst == finding.Warning) {
		return errFound
	}
	return nil
}

// say prints a sentence on standard error, unless a program reads along.
func (o *options) say(format string, args ...any) {
	if o.format == "text" {
		o.clock.stop()
		fmt.Fprintf(o.stderr, format+"\n", args...)
	}
}
