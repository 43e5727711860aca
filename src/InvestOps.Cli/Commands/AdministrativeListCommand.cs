using System.CommandLine;
using System.Globalization;
using InvestOps.Adapters.Kind;
using InvestOps.Domain.Calendar;

namespace InvestOps.Cli.Commands;

/// <summary><c>universe administrative FILE</c>: the exchange's list of administrative issues, which KOSPI rows do not carry.</summary>
internal static class AdministrativeListCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The list (관리종목) as downloaded from kind.krx.co.kr: an HTML table that ends in .xls." };
        var asOf = new Option<DateOnly?>("--as-of")
        {
            CustomParser = OptionText.Date,
            Description = "The day on which it was downloaded, yyyy-MM-dd; enter older lists before newer ones. [default: today]",
            HelpName = "DATE",
        };
        var command = new Command("administrative", "Enters a downloaded list of administrative issues, with the days of designation.") { file, asOf };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var day = parsed.GetValue(asOf) ?? KoreaTime.DateAt(application.Get<TimeProvider>().GetUtcNow());
            var (listed, changed) = await application.Get<AdministrativeListImport>().RunAsync(parsed.GetValue(file)!, day, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{listed:N0} administrative issues as of {day:yyyy-MM-dd}; {changed:N0} entries of the issue list changed."));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
