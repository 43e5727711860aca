namespace InvestOps.Testing.Azurite;

/// <summary>
/// The storage emulator cannot be had here. A build server fails with it; on a person's machine the test is skipped, and
/// says what was skipped and how to get it.
/// </summary>
public sealed class AzuriteUnavailableException(string reason, bool fails, Exception? inner = null) : Exception(Words(reason, fails), inner)
{
    // With this mark at the start of its message, xunit.v3 counts any exception as a skipped test.
    private const string SkipMark = "$XunitDynamicSkip$";

    private static string Words(string reason, bool fails) => fails
        ? $"Azurite is needed for this test and cannot be had: {reason}"
        : $"{SkipMark}Skipped, because it runs on the storage emulator Azurite, which cannot be had: {reason} Install Node.js with npm (https://nodejs.org) and run the tests again; they install Azurite by themselves. With CI=true this is a failure.";
}
