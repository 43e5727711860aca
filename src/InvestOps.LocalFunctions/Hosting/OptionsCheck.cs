using System.Text.RegularExpressions;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Finds what is wrong with a host's options, all at once.</summary>
internal static partial class OptionsCheck
{
    // 128 bits in base64 without padding.
    private const int ShortestKey = 22;

    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static HostAddress Check(LocalHostOptions options, LocalHttpSettings local)
    {
        var errors = new List<SettingsError>();
        var address = HostAddress.Of(options, local);
        Require(HostId().IsMatch(options.HostId), "HostId", $"'{options.HostId}' must be 1 to 32 lower-case letters, digits and '-', with '-' at neither end.", errors);
        Require(TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "TimeZone", $"this machine knows no time zone '{options.TimeZone}'.", errors);
        Require(address is not null, "Address", $"'{options.Address ?? local.Address}' must be an IP address or localhost.", errors);
        Require(address is null or { Port: >= 0 and <= 65_535 }, "Port", $"{address?.Port} must be from 0 to 65535.", errors);
        Require(
            address is null or { IsLoopback: true } || options.Key?.Length >= ShortestKey,
            "Key",
            $"beyond this machine a key of {ShortestKey} characters or more is needed.",
            errors);
        return address is not null && errors.Count == 0 ? address : throw new SettingsException(errors);
    }

    private static void Require(bool isRight, string key, string problem, List<SettingsError> errors)
    {
        if (!isRight)
        {
            errors.Add(new SettingsError("options", key, problem));
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex HostId();
}
