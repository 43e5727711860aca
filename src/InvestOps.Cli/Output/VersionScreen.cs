using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Output;

/// <summary><c>--version</c>: what two machines must have in common, and what manifests and the status carry.</summary>
internal sealed class VersionScreen : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var parts = RunIdentity.Current().CodeVersion.Split('+');
        var configuration = typeof(VersionScreen).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        Console.WriteLine($"investops {parts[0]}");
        Console.WriteLine($"commit    {(parts.Length > 1 ? parts[1] : "unknown: built outside a checkout")}");
        Console.WriteLine($"build     {configuration}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        Console.WriteLine($"schema    {AssetJson.KnownSchema} of stored documents");
        return (int)ExitCode.Done;
    }
}
