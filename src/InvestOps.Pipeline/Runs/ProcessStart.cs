using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace InvestOps.Pipeline.Runs;

/// <summary>
/// What tells a process from another one with the same number: in a container every start is process 1, and after a reboot
/// a number may belong to anything.
/// </summary>
public static class ProcessStart
{
    private const int TicksBits = 40;
    private const int BootDigits = 5;

    /// <summary>
    /// The mark of a process's start, the same whoever asks: on Linux the kernel's own count since boot with a part of the
    /// boot's id (a start time there moves with each correction of the clock), elsewhere the start time in UTC ticks.
    /// </summary>
    /// <returns>Null where there is no such process.</returns>
    public static long? Of(int process) => OperatingSystem.IsLinux() ? OnLinux(process) : Elsewhere(process);

    /// <summary>Whether the process that had this number and started then still lives.</summary>
    public static bool IsAlive(int process, long startedAt) => Of(process) == startedAt;

    private static long? OnLinux(int process)
    {
        try
        {
            // The second field is a name that may hold anything, brackets and spaces too; the fields after it do not.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ended = fields[0] is "Z" or "X";
            return ended ? null : (BootMark() << TicksBits) | long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // there is none, it ended while it was being read, or it is another user's, which none of ours is
        }
    }

    private static long BootMark()
    {
        const string file = "/proc/sys/kernel/random/boot_id";
        return File.Exists(file) ? long.Parse(File.ReadAllText(file).AsSpan(0, BootDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
    }

    private static long? Elsewhere(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null; // there is none, or it is another user's, which none of ours is
        }
    }
}
