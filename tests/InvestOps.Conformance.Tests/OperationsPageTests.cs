using System.Text.RegularExpressions;
using InvestOps.Pipeline;
using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class OperationsPageTests
{
    private static readonly SourceFile Page = Checkout.File("docs/OPERATIONS.md");

    [Fact]
    public void The_page_lists_every_event_of_the_log_and_no_other()
    {
        var written = Checkout.Sources.Where(file => file.IsUnder("src")).SelectMany(file => Call().Matches(file.Text)).Select(match => match.Groups["event"].Value);
        var stages = Enum.GetNames<StageName>().Select(name => Word().Replace(name, "_$0").ToUpperInvariant());
        var listed = Page.Lines.Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups["event"].Value);

        Assert.Equal(written.Concat(stages).Append("LOG").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_shows_the_exceptions_policy_as_the_code_has_it() =>
        Offenders.AreNone(ExceptionPolicy.All.Select(rule => $"| {rule.Situation} | {rule.Response} | {rule.Level} | {rule.Event} |").Where(row => !Page.Lines.Contains(row, StringComparer.Ordinal)));

    // The event stands first in a log call, or is a constant of that name.
    [GeneratedRegex(@"(?:\b(?:Noted|Said|Warned|Failed|Ended|Doubted|CopyDamaged|CopyVerified)\(\s*(?:exception: \w+,\s*|failure,\s*|[\w.]+,\s*)?|const string Event = )""(?<event>[A-Z][A-Z_]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"^\| `(?<event>[A-Z_]+)` \|", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1_000)]
    private static partial Regex Word();
}
