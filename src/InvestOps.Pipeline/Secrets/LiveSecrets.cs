namespace InvestOps.Pipeline.Secrets;

/// <summary>
/// Secrets by name as they are now: from a file <c>.env</c> where it has them, which a person can renew while the host runs, and else
/// from the settings with which the process began.
/// </summary>
/// <param name="file">The file; it need not be there.</param>
/// <param name="setting">A setting's value by its name.</param>
public sealed class LiveSecrets(string file, Func<string, string?> setting)
{
    /// <returns>Null where it is set nowhere.</returns>
    /// <exception cref="UnauthorizedAccessException">Others than its owner can read the file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public SecretText? Find(string name) => SecretText.From(InFile(name) ?? setting(name));

    private string? InFile(string name)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        RefuseOpenFile();
        return File.ReadLines(file)
            .Select(line => line.Trim())
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim() == name)
            .Select(parts => parts[1].Trim().Trim('"', '\''))
            .LastOrDefault(value => value.Length > 0);
    }

    private void RefuseOpenFile()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
        {
            throw new UnauthorizedAccessException($"{file} holds secrets and everybody on this machine can read it; run: chmod 600 {file}");
        }
    }
}
