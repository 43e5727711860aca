using System.Globalization;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>The form that asks for a backtest; what was refused stands in it again, with the reason beside each field.</summary>
public sealed partial class RequestPage
{
    private static readonly string[] Fields = [FormFields.Strategy, FormFields.From, FormFields.To, FormFields.Capital, FormFields.Parameters, FormFields.Reason];

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required RequestView View { get; set; }

    private string Lead => View.Last is null
        ? Frame.Text["dash.session.none"]
        : Frame.Text.With("dash.request.lead", PageFrame.Day(View.First), PageFrame.Day(View.Last));

    // Lines stay lines in what was typed; all else that cannot be printed goes.
    private string Value(string field) =>
        View.Values.TryGetValue(field, out var value) ? string.Join('\n', value.ReplaceLineEndings("\n").Split('\n').Select(Printable.From)) : "";

    // A field for dates shows nothing of what is no date, and nothing typed is to be lost.
    private string TypeOf(string name) =>
        Value(name) is { Length: > 0 } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "text" : "date";

    private IReadOnlyList<FormFault> FaultsOf(string field) => [.. View.Faults.Where(fault => fault.Field == field)];

    // What is about no field of the form is said above it.
    private static bool IsBeside(FormFault fault) => Fields.Contains(fault.Field, StringComparer.Ordinal);

    private string? Invalid(string field) => FaultsOf(field).Count > 0 ? "true" : null;
}
