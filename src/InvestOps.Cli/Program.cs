using System.CommandLine;
using System.CommandLine.Invocation;
using InvestOps.Cli.Commands;
using InvestOps.Cli.Output;

var root = InvestOpsCommand.Create();
root.Options.OfType<VersionOption>().Single().Action = new VersionScreen();

try
{
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction)
    {
        return ErrorScreen.ShowUsage(parsed);
    }

    // A host that is told to stop lets what runs come to its end first; a second signal ends it at once.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (Exception exception) when (ErrorScreen.Explains(exception))
{
    return ErrorScreen.Show(exception);
}
