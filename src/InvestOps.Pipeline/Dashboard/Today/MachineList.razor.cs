using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>Every host with its last sign of life, its space and the next ticks of its timers.</summary>
public sealed partial class MachineList
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required OperationStatus Status { get; set; }

    private string About(Heartbeat host)
    {
        var next = host.Timers.SelectMany(timer => timer.Next.Take(1).Select(tick => (At: tick, timer.Function))).OrderBy(tick => tick.At).ToArray();
        return string.Join(" · ", new[]
        {
            Frame.Text.With("dash.alive", PageFrame.Minute(host.At), Frame.Age(Status.At - host.At)),
            host.Disk is { } disk ? Frame.Text.With("dash.space.free", Frame.Bytes(disk.FreeBytes)) : null,
            next is [var (at, function), ..] ? Frame.Text.With("dash.tick", Printable.From(function), PageFrame.Minute(at)) : null,
            Printable.From(host.CodeVersion),
        }.OfType<string>());
    }
}
