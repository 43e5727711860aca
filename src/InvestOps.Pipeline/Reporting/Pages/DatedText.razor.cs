using System.Text.RegularExpressions;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>A text whose dates are marked as such, so that no line ends within one.</summary>
public sealed partial class DatedText
{
    [Parameter]
    [EditorRequired]
    public required string Value { get; set; }

    private IEnumerable<(string Value, bool IsDate)> Parts => Date.Split(Printable.From(Value))
        .Where(part => part.Length > 0)
        .Select(part => (part, Date.IsMatch(part)));

    // Nothing in it repeats without bound, so text from outside cannot make it slow.
    [GeneratedRegex(@"(?<date>(?<![0-9A-Za-z-])\d{4}-\d{2}-\d{2}(?![0-9A-Za-z-]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date { get; }
}
