namespace InvestOps.Browsing;

/// <summary>A Chromium, Chrome or Edge that this machine has already; nothing is downloaded.</summary>
public static class InstalledBrowser
{
    /// <summary>The variable that names another one.</summary>
    public const string Variable = "INVESTOPS_BROWSER";

    private static readonly string[] Commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <returns>Its file, or null.</returns>
    public static string? Find(Func<string, string?> environment) =>
        environment(Variable) is { Length: > 0 } named
            ? named
            : (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => Commands.Select(command => Path.Combine(folder, command)))
                .Concat(Places)
                .FirstOrDefault(File.Exists);
}
