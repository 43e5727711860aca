using InvestOps.Pipeline.Diagnosis;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>The doctor's lines: ok, note or wrong, and under a line that is not ok what mends it.</summary>
internal static class DoctorPrinter
{
    public static void Write(IAnsiConsole console, DoctorReport report)
    {
        foreach (var finding in report.Findings)
        {
            console.Write(new Text(WordOf(finding.State), StyleOf(finding.State)));
            console.Write(new Text($" {finding.Check,-15} {ErrorScreen.Printable(finding.Text)}"));
            console.WriteLine();
            if (finding.Mend is { } mend)
            {
                console.Write(new Text($"      {"",-15} → {ErrorScreen.Printable(mend)}", new Style(Color.Grey)));
                console.WriteLine();
            }
        }

        console.WriteLine();
        console.WriteLine(report.Wrong == 0 ? "Nothing has to be mended." : $"To be mended: {report.Wrong}");
    }

    private static string WordOf(FindingState state) => state switch { FindingState.Ok => "ok   ", FindingState.Note => "note ", _ => "WRONG" };

    private static Style StyleOf(FindingState state) => new(state switch { FindingState.Ok => Color.Green, FindingState.Note => Color.Yellow, _ => Color.Red });
}
