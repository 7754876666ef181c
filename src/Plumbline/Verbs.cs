using System.CommandLine;
using Plumbline.Accounts;
using Plumbline.Datasets;
using Plumbline.DeadLetters;
using Plumbline.Demo;
using Plumbline.Evaluators;
using Plumbline.Gates;
using Plumbline.Gateway;
using Plumbline.Http;
using Plumbline.Imports;
using Plumbline.Lineage;
using Plumbline.Measures;
using Plumbline.Online;
using Plumbline.Optimizers;
using Plumbline.Pairs;
using Plumbline.Pairs.Exports;
using Plumbline.Promotions;
using Plumbline.Redaction;
using Plumbline.Replays;
using Plumbline.Retention;
using Plumbline.Rubrics;
using Plumbline.Sampling;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline;

/// <summary>Every verb of the command line, one line a verb; its folder defines it.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> All() =>
    [
        DemoCommand.Create(),
        ServeCommand.Create(),
        ImportCommand.Create(),
        TraceCommand.Create(),
        RubricCommand.Create(),
        DatasetCommand.Create(),
        PairCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        ExportCommand.Create(),
        GateCommand.Create(),
        MeasureCommand.Create(),
        SignalCommand.Create(),
        .. PromotionCommand.All(),
        LineageCommand.Create(),
        KeyCommand.Create(),
        RedactionCommand.Create(),
        RetentionCommand.Create(),
        ForgetCommand.Create(),
        ConnectionCommand.Create(),
        ReplayCommand.Create(),
        SampleCommand.Create(),
        OnlineCommand.Create(),
        DeadLetterCommand.Create(),
        DoctorCommand.Create(new(ServerSettings.DefaultUrl)),
        BackupCommand.Backup(),
        BackupCommand.Restore(),
    ];
}
